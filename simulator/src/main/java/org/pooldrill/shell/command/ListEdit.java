package org.pooldrill.shell.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A change to a list property: a new list, or {@code @{Add=...}}, {@code @{Remove=...}}, {@code @{Replace=...}}.
 *
 * @param replace the list to begin with instead of the present one
 */
public record ListEdit(Optional<List<String>> replace, List<String> add, List<String> remove) {

    /** The list after the change; names compare without regard to case, and none stands there twice. */
    public List<String> applyTo(List<String> present) {
        var changed = new ArrayList<>(replace.orElse(present));
        remove.forEach(name -> changed.removeIf(name::equalsIgnoreCase));
        for (var name : add) {
            if (changed.stream().noneMatch(name::equalsIgnoreCase)) {
                changed.add(name);
            }
        }
        return List.copyOf(changed);
    }
}
