package org.pooldrill.dialin;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.pooldrill.table.Table;

/**
 * Which meeting has which code: each gets one from its organiser's pool when it is scheduled or begun, of the
 * directories there from the one that has given out fewest [model]. The Backup Service carries directories with the
 * users' data [field], so that codes outlive a failover.
 */
public final class DialInCodes {

    /** By meeting: the directory, the number that it gave, and when, in milliseconds since the start of the run. */
    private final Table codes = new Table();

    private final Map<Integer, Integer> count = new TreeMap<>();

    /** Gives a meeting a code of one of these directories, unless it has one that is good. */
    public void give(String conference, Directories directories, List<Integer> from, long nowMillis) {
        var row = codes.row(conference);
        if (from.isEmpty() || row != Table.NONE && good(row, directories)) {
            return;
        }
        var directory = from.get(0);
        for (var candidate : from) {
            if (count.getOrDefault(candidate, 0) < count.getOrDefault(directory, 0)) {
                directory = candidate;
            }
        }
        var number = count.merge(directory, 1, Integer::sum);
        if (row == Table.NONE) {
            codes.add(conference, directory, number, nowMillis);
        } else {
            codes.set(row, directory, number, nowMillis);
        }
    }

    /** Whether a meeting was ever given a code, be it good or void. */
    public boolean given(String conference) {
        return codes.row(conference) != Table.NONE;
    }

    /** A meeting's code; nothing where it has none, or where its directory no longer knows it. */
    public Optional<PstnId> code(String conference, Directories directories) {
        var row = codes.row(conference);
        return row != Table.NONE && good(row, directories)
                ? Optional.of(new PstnId(codes.number(row), (int) codes.first(row)))
                : Optional.empty();
    }

    private boolean good(int row, Directories directories) {
        return directories.good(codes.number(row), codes.second(row));
    }
}
