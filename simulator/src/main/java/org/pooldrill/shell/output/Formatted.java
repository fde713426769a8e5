package org.pooldrill.shell.output;

import java.util.List;

/**
 * What Format-Table and Format-List put out: text for the screen, and the objects that it shows, which stay the result
 * of the line.
 */
public record Formatted(List<Object> objects, String text) {

    public Formatted {
        objects = List.copyOf(objects);
    }
}
