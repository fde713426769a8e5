package org.pooldrill.responsegroup;

/**
 * Business hours or holidays that workflows may use. When they are is not modelled: groups are always open [model].
 *
 * @param id stays the same through export, import and renaming
 * @param owner the pool that owns it
 */
public record Timetable(Kind kind, String id, String name, String owner) {

    /** What it says. */
    public enum Kind {
        HoursOfBusiness,
        HolidaySet
    }

    public Timetable named(String otherName) {
        return new Timetable(kind, id, otherName, owner);
    }

    public Timetable ownedBy(String pool) {
        return new Timetable(kind, id, name, pool);
    }
}
