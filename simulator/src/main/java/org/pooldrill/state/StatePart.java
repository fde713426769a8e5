package org.pooldrill.state;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.pooldrill.yaml.Nearest;

/**
 * A part of the state document that somebody asks for by its path.
 *
 * @param part the part below its own name; empty where there is none
 * @param problem why there is none
 */
public record StatePart(Map<String, Object> part, Optional<String> problem) {
    private static final Pattern SEGMENT = Pattern.compile("\\[\\s*['\"]([^'\"]*)['\"]\\s*\\]|([^.\\[\\]\\s]+)");

    /** @param path such as {@code pools['pool1.contoso.com'].users} */
    public static StatePart of(String path, Map<String, Object> document) {
        var names = new ArrayList<String>();
        SEGMENT.matcher(path)
                .results()
                .forEach(found -> names.add(found.group(1) == null ? found.group(2) : found.group(1)));
        Object at = document;
        for (var name : names) {
            if (!(at instanceof Map<?, ?> map)) {
                return new StatePart(Map.of(), Optional.of("there is nothing below a value, found '" + name + "'"));
            }
            if (!map.containsKey(name)) {
                var keys = map.keySet().stream().map(Object::toString).toList();
                return new StatePart(
                        Map.of(), Optional.of("there is no '" + name + "' in the state" + Nearest.hint(name, keys)));
            }
            at = map.get(name);
        }
        var part = new LinkedHashMap<String, Object>();
        part.put(path, at);
        return new StatePart(part, Optional.empty());
    }
}
