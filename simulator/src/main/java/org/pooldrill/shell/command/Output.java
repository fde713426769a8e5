package org.pooldrill.shell.command;

import java.util.ArrayList;
import java.util.List;
import org.pooldrill.shell.object.View;

/**
 * A type of objects that a cmdlet puts out.
 *
 * @param type the type's name
 * @param view how it is shown
 * @param properties its properties in display order
 */
public record Output(String type, View view, List<Property> properties) {

    public Output {
        properties = List.copyOf(properties);
    }

    /** One property, and one sentence on it. */
    public record Property(String name, String doc) {}

    /** A type that is shown as a list. */
    public static Output list(String type) {
        return new Output(type, View.LIST, List.of());
    }

    /** A type that is shown as rows of a table. */
    public static Output table(String type) {
        return new Output(type, View.TABLE, List.of());
    }

    /** The same with one more property. */
    public Output with(String name, String doc) {
        var more = new ArrayList<>(properties);
        more.add(new Property(name, doc));
        return new Output(type, view, more);
    }
}
