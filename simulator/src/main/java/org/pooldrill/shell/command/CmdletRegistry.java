package org.pooldrill.shell.command;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The cmdlets of a shell, by name: what lines are run with, and what Get-Help, Get-Command and the reference page are made
 * from.
 *
 * @param <C> the session that a line is typed in
 */
public final class CmdletRegistry<C> {

    private final Map<String, Cmdlet<C>> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, Cmdlet<C>> byAlias = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    private CmdletRegistry() {}

    /**
     * A registry of these cmdlets.
     *
     * @throws IllegalArgumentException if two of them answer to one name
     */
    public static <C> CmdletRegistry<C> of(Collection<? extends Cmdlet<C>> cmdlets) {
        var registry = new CmdletRegistry<C>();
        for (var cmdlet : cmdlets) {
            registry.add(registry.byName, cmdlet.declaration().name(), cmdlet);
            cmdlet.declaration().aliases().forEach(alias -> registry.add(registry.byAlias, alias, cmdlet));
        }
        return registry;
    }

    private void add(Map<String, Cmdlet<C>> names, String name, Cmdlet<C> cmdlet) {
        if (find(name).isPresent()) {
            throw new IllegalArgumentException("Two cmdlets answer to " + name);
        }
        names.put(name, cmdlet);
    }

    /** The cmdlet of a name or alias, in any case; a path before the name and {@code .exe} after it do not matter. */
    public Optional<Cmdlet<C>> find(String name) {
        var typed = Optional.ofNullable(byName.getOrDefault(name, byAlias.get(name)));
        if (typed.isPresent()) {
            return typed;
        }
        var file = name.substring(Math.max(name.lastIndexOf('\\'), name.lastIndexOf('/')) + 1);
        var program = file.toLowerCase(Locale.ROOT).endsWith(".exe") ? file : file + ".exe";
        return Optional.ofNullable(byName.get(program));
    }

    /** All declarations, ordered by name. */
    public List<Declaration> declarations() {
        return byName.values().stream().map(Cmdlet::declaration).toList();
    }

    /** All names, without aliases, in order. */
    public List<String> names() {
        return List.copyOf(byName.keySet());
    }
}
