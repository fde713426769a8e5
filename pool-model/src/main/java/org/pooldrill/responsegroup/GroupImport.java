package org.pooldrill.responsegroup;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Import-CsRgsConfiguration: names must be unique, {@code -ResolveNameConflicts} appends a number; ownership stays with
 * the pool that it was exported for unless {@code -OverwriteOwner}; settings stay those of the destination unless
 * {@code -ReplaceExistingRgsSettings} [doc]. What was imported before is brought up to date under its name [model].
 *
 * @param destination the pool that takes it in
 * @param overwriteOwner whether it becomes the destination's own
 * @param replaceSettings whether the destination's settings become those of the export
 * @param resolveConflicts whether what has a name that is taken gets another
 */
public record GroupImport(
        String destination, boolean overwriteOwner, boolean replaceSettings, boolean resolveConflicts) {

    /** What has a name that something else at the destination has: {@code response group Help Desk} and the like. */
    public List<String> conflicts(GroupDatabase here, GroupDatabase incoming) {
        if (resolveConflicts) {
            return List.of();
        }
        return Stream.concat(
                        incoming.groups().stream()
                                .filter(group -> taken(here, group, group.name()))
                                .map(group -> "response group " + group.name()),
                        incoming.timetables().stream()
                                .filter(timetable -> taken(here, timetable, timetable.name()))
                                .map(timetable -> timetable.kind() + " " + timetable.name()))
                .toList();
    }

    /** What the destination holds after it. */
    public GroupDatabase into(GroupDatabase here, GroupDatabase incoming) {
        var after = replaceSettings ? here.with(incoming.settings()) : here;
        for (var group : incoming.groups()) {
            var name = nameHere(here, group);
            var known = after;
            var taken = group.named(free(name, candidate -> taken(known, group, candidate)));
            after = after.with(overwriteOwner ? taken.ownedBy(destination) : taken);
        }
        for (var timetable : incoming.timetables()) {
            var known = after;
            var taken = timetable.named(free(timetable.name(), candidate -> taken(known, timetable, candidate)));
            after = after.with(overwriteOwner ? taken.ownedBy(destination) : taken);
        }
        return after;
    }

    /** The groups that come to be there, as they stand after it. */
    public List<ResponseGroup> taken(GroupDatabase after, GroupDatabase incoming) {
        var ids = incoming.ids();
        var taken = new ArrayList<>(after.groups());
        taken.removeIf(group -> !ids.contains(group.id()));
        return taken;
    }

    private static String nameHere(GroupDatabase here, ResponseGroup group) {
        return here.groups().stream()
                .filter(known -> known.id().equals(group.id()))
                .map(ResponseGroup::name)
                .findFirst()
                .orElse(group.name());
    }

    private static String free(String name, java.util.function.Predicate<String> taken) {
        var candidate = name;
        for (var number = 2; taken.test(candidate); number++) {
            candidate = name + " (" + number + ")";
        }
        return candidate;
    }

    private static boolean taken(GroupDatabase here, ResponseGroup group, String name) {
        return here.groups().stream()
                .anyMatch(known ->
                        known.name().equalsIgnoreCase(name) && !known.id().equals(group.id()));
    }

    private static boolean taken(GroupDatabase here, Timetable timetable, String name) {
        return here.timetables().stream()
                .anyMatch(known -> known.kind() == timetable.kind()
                        && known.name().equalsIgnoreCase(name)
                        && !known.id().equals(timetable.id()));
    }
}
