package org.pooldrill.shell.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pooldrill.shell.language.Pipeline.Argument;
import org.pooldrill.shell.language.Pipeline.Command;
import org.pooldrill.shell.language.Pipeline.Stage;
import org.pooldrill.shell.language.Pipeline.Value;

/**
 * Reads one line as PowerShell does: a pipeline of commands, whose words need no quotes, or of an expression, where text
 * does.
 */
public final class LineParser {

    private final Characters line;
    private final TermParser terms;
    private final ExpressionParser expressions;

    private LineParser(Characters line, boolean bareProperties) {
        this.line = line;
        this.terms = new TermParser(line, this, bareProperties);
        this.expressions = new ExpressionParser(line, terms);
    }

    /**
     * Reads a line.
     *
     * @return the pipeline; one without stages for an empty line or a mere comment
     * @throws Refused if it is no line of this language; the reason names the column
     */
    public static Pipeline parse(String text) {
        var line = new Characters(text);
        var pipeline = new LineParser(line, false).pipeline();
        line.blanks();
        if (line.accept(';')) {
            line.blanks();
        }
        if (line.ended() || line.next() == '#') {
            return pipeline;
        }
        throw line.wrong(
                "nothing more is expected", "Type one pipeline a line; put text with special characters in quotes.");
    }

    /**
     * Reads a condition as the -Filter parameters take it: properties stand there by their bare names.
     *
     * @throws Refused if it is none
     */
    public static Expression parseFilter(String text) {
        var line = new Characters(text);
        var condition = new LineParser(line, true).expressions.expression();
        line.blanks();
        if (!line.ended()) {
            throw line.wrong(
                    "the filter goes on with what is no operator", "Accepted are -and, -or, " + Operator.accepted());
        }
        return condition;
    }

    /** Everything up to what ends a pipeline: a closing bracket, a semicolon, the end. */
    Pipeline pipeline() {
        line.deeper();
        var stages = new ArrayList<Stage>();
        line.blanks();
        if (!ends() && line.next() != '#') {
            stages.add(first());
            line.blanks();
            while (line.accept('|')) {
                line.blanks();
                stages.add(following());
                line.blanks();
            }
        }
        line.higher();
        return new Pipeline(stages);
    }

    private Stage first() {
        return terms.startsExpression() ? new Value(expressions.expression()) : command();
    }

    private Stage following() {
        if (ends() || line.next() == '|') {
            throw line.wrong("a command is expected after the |", "Name a cmdlet there, or leave the | out.");
        }
        if (terms.startsExpression()) {
            throw line.wrong("a value can only stand first in a pipeline", "Name a cmdlet after the |.");
        }
        return command();
    }

    private Command command() {
        if (line.accept('&')) {
            line.blanks();
        }
        var name = terms.commandName();
        var arguments = new ArrayList<Argument>();
        line.blanks();
        while (!ends() && line.next() != '|' && line.next() != '#') {
            arguments.add(argument());
            line.blanks();
        }
        return new Command(name, arguments);
    }

    private Argument argument() {
        if (line.next() != '-' || !startsName(line.ahead(1))) {
            return Argument.bare(terms.listOfArguments());
        }
        line.take();
        var name = line.takeWhile(LineParser::belongsToName);
        if (!line.accept(':')) {
            return Argument.named(name, Optional.empty());
        }
        line.blanks();
        if (ends() || line.next() == '|') {
            throw line.wrong("the value after -" + name + ": is missing", "Type it, or leave the colon out.");
        }
        return Argument.named(name, Optional.of(terms.listOfArguments()));
    }

    /** The statements of a script block, up to its closing brace. */
    List<Pipeline> statements() {
        var statements = new ArrayList<Pipeline>();
        do {
            var statement = pipeline();
            if (!statement.stages().isEmpty()) {
                statements.add(statement);
            }
            line.blanks();
        } while (line.accept(';'));
        return statements;
    }

    Expression expression() {
        return expressions.expression();
    }

    private boolean ends() {
        return line.ended() || line.next() == ')' || line.next() == '}' || line.next() == ';';
    }

    private static boolean startsName(char character) {
        return Character.isLetter(character) || character == '_' || character == '?';
    }

    private static boolean belongsToName(int character) {
        return Character.isLetterOrDigit(character) || character == '_' || character == '-' || character == '?';
    }
}
