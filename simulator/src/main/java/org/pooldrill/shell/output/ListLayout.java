package org.pooldrill.shell.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.pooldrill.shell.object.ValueText;

/** Format-List: one property a line, the colons below each other, a blank line around each object. */
public final class ListLayout {

    /** Where Lync shows the beginning of a value alone, by bytes: documented of the replicas of a master. */
    private static final Map<String, Integer> CUT = Map.of("ActiveReplicas", 128);

    private ListLayout() {}

    /** The lines of these objects, given by their properties. */
    public static String text(List<? extends Map<String, Object>> objects) {
        return objects.stream()
                .filter(properties -> !properties.isEmpty())
                .map(ListLayout::lines)
                .collect(Collectors.joining("\n", "\n", "\n"));
    }

    private static String lines(Map<String, Object> properties) {
        var width = properties.keySet().stream().mapToInt(String::length).max().orElse(0);
        return properties.entrySet().stream()
                .map(property -> line(property.getKey(), shown(property.getKey(), property.getValue()), width))
                .collect(Collectors.joining());
    }

    private static String shown(String name, Object value) {
        var text = ValueText.of(value);
        return text.length() > CUT.getOrDefault(name, Integer.MAX_VALUE)
                ? text.substring(0, CUT.get(name)) + "..."
                : text;
    }

    private static String line(String name, String value, int width) {
        var start = name + " ".repeat(width - name.length()) + " : ";
        var further = "\n" + " ".repeat(start.length());
        return (start + String.join(further, wrapped(value, Screen.WIDTH - start.length()))).stripTrailing() + "\n";
    }

    /** Breaks a long value between words; a word that is longer than a line is left whole. */
    private static List<String> wrapped(String value, int width) {
        var lines = new ArrayList<String>();
        for (var paragraph : value.split("\n", -1)) {
            var rest = paragraph;
            while (rest.length() > width) {
                var end = rest.lastIndexOf(' ', width);
                var cut = end > 0 ? end : rest.indexOf(' ', width);
                if (cut < 0) {
                    break;
                }
                lines.add(rest.substring(0, cut));
                rest = rest.substring(cut + 1);
            }
            lines.add(rest);
        }
        return lines;
    }
}
