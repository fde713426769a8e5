package org.pooldrill.pool;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pooldrill.table.Table;

/** Scheduled conferences by their ids, in the order in which they were scheduled. */
final class Schedule {
    /** The number of a conference is the place of its organizer, and then come its times. */
    private final Table conferences = new Table();

    private final Table organizers = new Table();

    /** They as a map, which changes with them and cannot be changed itself. */
    Map<String, ConferenceRecord> asMap() {
        return conferences.asMap(this::record);
    }

    /** Those that one user has scheduled, in their order. */
    Stream<ConferenceRecord> of(String organizer) {
        var number = organizers.row(organizer);
        return number == Table.NONE
                ? Stream.empty()
                : conferences
                        .rows()
                        .filter(row -> conferences.number(row) == number)
                        .mapToObj(this::record);
    }

    /** Those of some ids that are scheduled, in their order. */
    List<String> among(Collection<String> ids) {
        return conferences.among(ids);
    }

    /** Adds one, or gives the one with its id another form in its old place; what that was before. */
    @Nullable
    ConferenceRecord put(ConferenceRecord record) {
        var row = conferences.row(record.id());
        var organizer = organizers.rowOf(record.organizer());
        if (row == Table.NONE) {
            conferences.add(record.id(), organizer, record.startsMillis(), record.lengthMillis());
            return null;
        }
        var before = record(row);
        conferences.set(row, organizer, record.startsMillis(), record.lengthMillis());
        return before;
    }

    /** Takes one away; what it was. */
    @Nullable
    ConferenceRecord remove(String id) {
        var row = conferences.row(id);
        if (row == Table.NONE) {
            return null;
        }
        var before = record(row);
        conferences.remove(row);
        return before;
    }

    void clear() {
        conferences.clear();
        organizers.clear();
    }

    private ConferenceRecord record(int row) {
        return new ConferenceRecord(
                organizers.id(conferences.number(row)),
                conferences.id(row),
                conferences.first(row),
                conferences.second(row));
    }
}
