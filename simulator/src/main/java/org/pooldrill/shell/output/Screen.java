package org.pooldrill.shell.output;

import java.util.ArrayList;
import java.util.List;
import org.pooldrill.shell.object.ShellObject;
import org.pooldrill.shell.object.ValueText;
import org.pooldrill.shell.object.View;

/** The text of what a line puts out: neighbours of one kind become one list or table, plain values a line each. */
public final class Screen {

    /** How wide the screen is, in characters. */
    public static final int WIDTH = 120;

    private Screen() {}

    /** The lines of these values, each ended by LF. */
    public static String text(List<?> values) {
        var text = new StringBuilder();
        var group = new ArrayList<ShellObject>();
        for (var value : values) {
            if (!(value instanceof ShellObject object && (group.isEmpty() || alike(group.get(0), object)))) {
                text.append(group(group));
                group.clear();
            }
            if (value instanceof ShellObject object) {
                group.add(object);
            } else if (value instanceof Formatted formatted) {
                text.append(formatted.text());
            } else {
                text.append(ValueText.of(value)).append('\n');
            }
        }
        return text.append(group(group)).toString();
    }

    private static boolean alike(ShellObject one, ShellObject other) {
        return one.type().equals(other.type())
                && one.view() == other.view()
                && List.copyOf(one.properties().keySet())
                        .equals(List.copyOf(other.properties().keySet()));
    }

    private static String group(List<ShellObject> objects) {
        if (objects.isEmpty()) {
            return "";
        }
        var rows = objects.stream().map(ShellObject::properties).toList();
        return objects.get(0).view() == View.TABLE ? TableLayout.text(rows, true) : ListLayout.text(rows);
    }
}
