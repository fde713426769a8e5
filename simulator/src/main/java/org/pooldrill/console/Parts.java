package org.pooldrill.console;

import java.util.ArrayList;
import java.util.List;

/** A line cut at its blanks; what stands in quotes or braces stays together, and quotes around a part are taken off. */
final class Parts {
    private Parts() {}

    /** The parts; an open quote or brace lasts to the end of the line. */
    static List<String> of(String line) {
        var parts = new ArrayList<String>();
        var part = new StringBuilder();
        var quote = '\0';
        var depth = 0;
        var began = false;
        for (var at = 0; at < line.length(); at++) {
            var letter = line.charAt(at);
            if (quote != '\0') {
                var ends = letter == quote;
                quote = ends ? '\0' : quote;
                if (!ends || depth > 0) {
                    part.append(letter);
                }
            } else if (letter == '"' || letter == '\'') {
                quote = letter;
                began = true;
                if (depth > 0) {
                    part.append(letter);
                }
            } else if (Character.isWhitespace(letter) && depth == 0) {
                if (began) {
                    parts.add(part.toString());
                    part.setLength(0);
                    began = false;
                }
            } else {
                depth += letter == '{' ? 1 : letter == '}' ? -1 : 0;
                began = true;
                part.append(letter);
            }
        }
        if (began) {
            parts.add(part.toString());
        }
        return parts;
    }
}
