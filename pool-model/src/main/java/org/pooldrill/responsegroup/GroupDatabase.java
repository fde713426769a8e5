package org.pooldrill.responsegroup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pooldrill.estate.GroupSettings;
import org.pooldrill.estate.ResponseGroups;

/**
 * What the Response Group database of one pool holds: also what an export takes along, and what an import leaves.
 *
 * @param settings the application-level settings, one set per pool [doc]
 * @param groups in the order in which they came
 */
public record GroupDatabase(GroupSettings settings, List<ResponseGroup> groups, List<Timetable> timetables) {

    /** The database of a pool that has none. */
    public static final GroupDatabase EMPTY = new GroupDatabase(GroupSettings.DEFAULT, List.of(), List.of());

    public GroupDatabase {
        groups = List.copyOf(groups);
        timetables = List.copyOf(timetables);
    }

    /** What the estate deploys at a pool. */
    public static GroupDatabase of(ResponseGroups deployed, String pool) {
        var timetables = new ArrayList<Timetable>();
        deployed.hoursOfBusiness()
                .forEach(name -> timetables.add(
                        new Timetable(Timetable.Kind.HoursOfBusiness, pool + "/hours/" + name, name, pool)));
        deployed.holidaySets()
                .forEach(name -> timetables.add(
                        new Timetable(Timetable.Kind.HolidaySet, pool + "/holidays/" + name, name, pool)));
        return new GroupDatabase(
                deployed.settings(),
                deployed.groups().stream()
                        .map(plan -> ResponseGroup.of(plan, pool))
                        .toList(),
                timetables);
    }

    /** The group of that name. */
    public Optional<ResponseGroup> named(String name) {
        return groups.stream()
                .filter(group -> group.name().equalsIgnoreCase(name))
                .findFirst();
    }

    /** The group whose workflow has that number. */
    public Optional<ResponseGroup> numbered(String number) {
        return groups.stream().filter(group -> group.number().equals(number)).findFirst();
    }

    /** What belongs to one owner. */
    public GroupDatabase ownedBy(String owner) {
        return new GroupDatabase(
                settings,
                groups.stream().filter(group -> group.owner().equals(owner)).toList(),
                timetables.stream()
                        .filter(timetable -> timetable.owner().equals(owner))
                        .toList());
    }

    public GroupDatabase with(GroupSettings other) {
        return new GroupDatabase(other, groups, timetables);
    }

    /** With a group put in the place of the one of the same id, or added. */
    public GroupDatabase with(ResponseGroup group) {
        var changed = new ArrayList<>(groups);
        changed.replaceAll(known -> known.id().equals(group.id()) ? group : known);
        if (!changed.contains(group)) {
            changed.add(group);
        }
        return new GroupDatabase(settings, changed, timetables);
    }

    /** With a timetable put in the place of the one of the same id, or added. */
    public GroupDatabase with(Timetable timetable) {
        var changed = new ArrayList<>(timetables);
        changed.replaceAll(known -> known.id().equals(timetable.id()) ? timetable : known);
        if (!changed.contains(timetable)) {
            changed.add(timetable);
        }
        return new GroupDatabase(settings, groups, changed);
    }

    /** Without what has one of these ids. */
    public GroupDatabase without(List<String> ids) {
        return new GroupDatabase(
                settings,
                groups.stream().filter(group -> !ids.contains(group.id())).toList(),
                timetables.stream()
                        .filter(timetable -> !ids.contains(timetable.id()))
                        .toList());
    }

    /** The ids of all it holds. */
    public List<String> ids() {
        var ids = new ArrayList<String>();
        groups.forEach(group -> ids.add(group.id()));
        timetables.forEach(timetable -> ids.add(timetable.id()));
        return ids;
    }

    public boolean isEmpty() {
        return groups.isEmpty() && timetables.isEmpty();
    }
}
