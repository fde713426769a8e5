package org.pooldrill.shell.language;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.pooldrill.shell.language.Expression.Literal;
import org.pooldrill.shell.object.Numbers;
import org.pooldrill.shell.object.Values;

/** Reads what stands between operators: text, numbers, variables, brackets of every kind, and the members of them. */
final class TermParser {

    private static final String ENDS_WORD = "|;(){},";
    private static final String ENDS_ARGUMENT = "|;)},";

    private final Characters line;
    private final LineParser pipelines;
    private final TextParser texts;
    private final boolean bareProperties;

    TermParser(Characters line, LineParser pipelines, boolean bareProperties) {
        this.line = line;
        this.pipelines = pipelines;
        this.texts = new TextParser(line, pipelines);
        this.bareProperties = bareProperties;
    }

    /** Whether what comes next is a value and not the name of a command. */
    boolean startsExpression() {
        var next = line.next();
        return "$('\"@{!".indexOf(next) >= 0
                || Character.isDigit(next)
                || next == '-' && (Character.isDigit(line.ahead(1)) || startsNot());
    }

    /** The values of one argument; commas make a list. */
    Expression listOfArguments() {
        return list(this::argument);
    }

    /** The values between two operators; commas make a list. */
    Expression listOfTerms() {
        return list(this::term);
    }

    /** The name of a command: a word, or in quotes after {@code &}. */
    String commandName() {
        var quoted = line.next() == '\'' || line.next() == '"';
        var name = quoted ? texts.quoted() : texts.word(TermParser::belongsToWord);
        if (name instanceof Literal literal && !literal.text().isEmpty()) {
            return literal.text();
        }
        throw line.wrong("the name of a command is expected", "Get-Command lists the commands.");
    }

    private Expression list(Supplier<Expression> reader) {
        var first = reader.get();
        var elements = new ArrayList<Expression>(List.of(first));
        while (comma()) {
            line.blanks();
            elements.add(reader.get());
        }
        return elements.size() == 1 ? first : new Expression.Listing(elements, false);
    }

    private boolean comma() {
        var start = line.at();
        line.blanks();
        if (line.accept(',')) {
            return true;
        }
        line.backTo(start);
        return false;
    }

    private Expression argument() {
        if (line.ended() || ENDS_ARGUMENT.indexOf(line.next()) >= 0) {
            throw line.wrong("a value is expected", "Type the value; put text with special characters in quotes.");
        }
        if ("$({'\"@".indexOf(line.next()) >= 0) {
            return members(primary());
        }
        return word();
    }

    private Expression word() {
        var word = texts.word(TermParser::belongsToWord);
        if (!(word instanceof Literal literal)) {
            return word;
        }
        return Numbers.parse(literal.text())
                .<Expression>map(number -> new Literal(number, literal.text()))
                .orElse(word);
    }

    private Expression term() {
        line.blanks();
        var next = line.next();
        if (Character.isDigit(next) || (next == '-' || next == '+') && Character.isDigit(line.ahead(1))) {
            return number();
        }
        if ("$({'\"@".indexOf(next) >= 0 && !line.ended()) {
            return members(primary());
        }
        if (bareProperties && Character.isLetter(next)) {
            return members(new Expression.Member(new Expression.Item(), name()));
        }
        throw line.wrong(
                "a value is expected",
                "Put text in quotes ('pool1.contoso.com') and write properties with $_ ($_.Identity).");
    }

    private Expression number() {
        var start = line.at();
        line.take();
        line.takeWhile(character -> Character.isLetterOrDigit(character) || character == '.');
        var text = line.since(start);
        return Numbers.parse(text)
                .<Expression>map(number -> new Literal(number, text))
                .orElseThrow(() -> line.wrong("'" + text + "' is no number", "Put text in quotes: '" + text + "'."));
    }

    private Expression primary() {
        return switch (line.next()) {
            case '\'', '"' -> texts.quoted();
            case '$' -> variable();
            case '(' -> parentheses();
            case '{' -> block();
            default -> at();
        };
    }

    private Expression variable() {
        line.take();
        if (line.next() == '(') {
            return parentheses();
        }
        return texts.variable();
    }

    private Expression parentheses() {
        line.take();
        var inside = pipelines.pipeline();
        line.blanks();
        line.expect(')', "the parentheses");
        if (inside.stages().isEmpty()) {
            return new Literal(Values.EMPTY, "");
        }
        return inside.value().orElseGet(() -> new Expression.Nested(inside));
    }

    private Expression block() {
        line.take();
        var start = line.at();
        var statements = pipelines.statements();
        line.blanks();
        var source = line.since(start);
        line.expect('}', "the script block");
        return new Expression.Block(new ScriptBlock(statements, source.strip()));
    }

    private Expression at() {
        line.take();
        if (line.accept('{')) {
            return table();
        }
        if (!line.accept('(')) {
            throw line.wrong(
                    "@ has to be followed by ( or {", "Write lists as @('a','b') and hash tables as @{Name='x'}.");
        }
        var inside = pipelines.statements();
        line.blanks();
        line.expect(')', "the list");
        var elements = inside.stream()
                .map(statement -> statement.value().orElseGet(() -> new Expression.Nested(statement)))
                .toList();
        return new Expression.Listing(elements, true);
    }

    private Expression table() {
        var entries = new LinkedHashMap<String, Expression>();
        line.blanks();
        while (!line.accept('}')) {
            var key = line.next() == '\'' || line.next() == '"' ? texts.quoted() : new Literal(name(), "");
            line.blanks();
            line.expect('=', "the name in a hash table");
            if (!(key instanceof Literal literal)
                    || entries.put(literal.value().toString(), pipelines.expression()) != null) {
                throw line.wrong("the names in a hash table have to be plain and different", "Give each name once.");
            }
            line.blanks();
            line.accept(';');
            line.blanks();
        }
        return new Expression.Table(entries);
    }

    private Expression members(Expression of) {
        var value = of;
        while (true) {
            if (line.next() == '.' && (Character.isLetter(line.ahead(1)) || line.ahead(1) == '_')) {
                line.take();
                value = new Expression.Member(value, name());
                if (line.next() == '(') {
                    throw line.wrong("methods cannot be called", "Read properties and use the operators and cmdlets.");
                }
            } else if (line.accept('[')) {
                value = new Expression.Index(value, pipelines.expression());
                line.blanks();
                line.expect(']', "the index");
            } else {
                return value;
            }
        }
    }

    private String name() {
        var name = line.takeWhile(character -> Character.isLetterOrDigit(character) || character == '_');
        if (name.isEmpty()) {
            throw line.wrong("a name is expected", "Type the name of a property.");
        }
        return name;
    }

    private boolean startsNot() {
        var word = new StringBuilder();
        for (var distance = 1; Character.isLetter(line.ahead(distance)); distance++) {
            word.append(line.ahead(distance));
        }
        return word.toString().toLowerCase(Locale.ROOT).equals("not");
    }

    private static boolean belongsToWord(int character) {
        return !Character.isWhitespace(character) && ENDS_WORD.indexOf(character) < 0;
    }
}
