package org.pooldrill.shell.language;

import java.util.ArrayList;
import java.util.Locale;
import java.util.function.IntPredicate;
import org.pooldrill.shell.language.Expression.Literal;
import org.pooldrill.shell.object.Values;

/**
 * Reads text: in single quotes as it stands, in double quotes with variables and backtick escapes, and words without
 * quotes, which may have quoted pieces in them.
 */
final class TextParser {

    private final Characters line;
    private final LineParser pipelines;

    TextParser(Characters line, LineParser pipelines) {
        this.line = line;
        this.pipelines = pipelines;
    }

    Expression quoted() {
        var pieces = new Pieces();
        if (line.next() == '\'') {
            single(pieces);
        } else {
            twice(pieces);
        }
        return pieces.text();
    }

    /** A word of a command, up to a character that cannot stand in it. */
    Expression word(IntPredicate belongs) {
        var pieces = new Pieces();
        while (!line.ended() && belongs.test(line.next())) {
            switch (line.next()) {
                case '\'' -> single(pieces);
                case '"' -> twice(pieces);
                case '`' -> escape(pieces);
                case '$' -> embedded(pieces);
                default -> pieces.add(line.takeAsTyped());
            }
        }
        return pieces.text();
    }

    /** A variable's name after its {@code $}. */
    Expression variable() {
        var name = line.takeWhile(
                character -> Character.isLetterOrDigit(character) || character == '_' || character == ':');
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "_", "psitem" -> new Expression.Item();
            case "true" -> new Literal(true, "True");
            case "false" -> new Literal(false, "False");
            case "null" -> new Literal(Values.EMPTY, "");
            default ->
                throw line.wrong(
                        "the variable $" + name + " is not known", "Accepted are $_, $true, $false and $null.");
        };
    }

    private void single(Pieces pieces) {
        line.take();
        while (true) {
            if (line.ended()) {
                throw line.wrong("the closing ' is missing", "Close the quotes; inside them ' is written twice.");
            }
            if (line.next() == '\'') {
                line.take();
                if (line.next() != '\'') {
                    return;
                }
            }
            pieces.add(line.takeAsTyped());
        }
    }

    private void twice(Pieces pieces) {
        line.take();
        while (true) {
            if (line.ended()) {
                throw line.wrong("the closing \" is missing", "Close the quotes; inside them \" is written `\".");
            }
            switch (line.next()) {
                case '"' -> {
                    line.take();
                    if (line.next() != '"') {
                        return;
                    }
                    pieces.add(line.takeAsTyped());
                }
                case '`' -> escape(pieces);
                case '$' -> embedded(pieces);
                default -> pieces.add(line.takeAsTyped());
            }
        }
    }

    private void escape(Pieces pieces) {
        line.take();
        if (line.ended()) {
            throw line.wrong("a character is expected after the `", "Leave the ` out, or write it twice.");
        }
        var escaped = line.takeAsTyped();
        pieces.add(
                switch (escaped) {
                    case 'n' -> '\n';
                    case 't' -> '\t';
                    case 'r' -> '\r';
                    default -> escaped;
                });
    }

    private void embedded(Pieces pieces) {
        line.take();
        if (line.accept('(')) {
            var inside = pipelines.pipeline();
            line.blanks();
            line.expect(')', "the $( in a text");
            pieces.add(inside.value().orElseGet(() -> new Expression.Nested(inside)));
        } else if (Character.isLetter(line.next()) || line.next() == '_') {
            pieces.add(variable());
        } else {
            pieces.add('$');
        }
    }

    /** Characters and variables as they are read. */
    private static final class Pieces {

        private final ArrayList<Expression> read = new ArrayList<>();
        private final StringBuilder characters = new StringBuilder();

        void add(char character) {
            characters.append(character);
        }

        void add(Expression variable) {
            flush();
            read.add(variable);
        }

        Expression text() {
            if (read.isEmpty()) {
                return new Literal(characters.toString(), characters.toString());
            }
            flush();
            return new Expression.Text(read);
        }

        private void flush() {
            if (!characters.isEmpty()) {
                read.add(new Literal(characters.toString(), characters.toString()));
                characters.setLength(0);
            }
        }
    }
}
