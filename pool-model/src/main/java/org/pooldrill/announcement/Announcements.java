package org.pooldrill.announcement;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.pooldrill.estate.Applications;

/**
 * Announcements and ranges of unassigned numbers as values of the configuration, and why calls hear nothing: the pool
 * that a range leads to must serve, have the announcement, and have its audio file [doc: recreate them at the backup
 * pool and retarget the ranges].
 */
public final class Announcements {
    private static final String PREFIX = "announcements.";
    private static final String SUFFIX = ".prompt";
    private static final String RANGE_PREFIX = "unassignedNumbers.";
    private static final String RANGE_SUFFIX = ".range";
    private static final String BETWEEN = "\t";

    /** What it is decided on. */
    public interface Ground {

        /** What a pool acts on. */
        Map<String, String> configuration(String pool);

        /** Why the Announcement application of a pool answers nobody; empty where it does. */
        String idleAnnouncements(String pool);

        /** Whether a pool's file store can be used and has the audio file. */
        boolean audio(String pool, String file);
    }

    private final Ground ground;

    public Announcements(Ground ground) {
        this.ground = ground;
    }

    /** What stands in the way of a range, one entry for each condition that is not met. */
    public List<String> why(UnassignedRange range) {
        var pool = range.pool();
        var idle = ground.idleAnnouncements(pool);
        if (!idle.isEmpty()) {
            return List.of(idle);
        }
        var why = new ArrayList<String>();
        var configuration = ground.configuration(pool);
        if (ranges(configuration).stream().noneMatch(range::equals)) {
            why.add("the replica of " + pool + " does not have the range yet");
        }
        var announcement = find(configuration, pool, range.announcement());
        if (announcement.isEmpty()) {
            why.add(pool + " has no announcement " + range.announcement());
        } else if (!announcement.get().file().isEmpty()
                && !ground.audio(pool, announcement.get().file())) {
            why.add("the file store of " + pool + " has no "
                    + announcement.get().file());
        }
        return why;
    }

    /** The range that a number lies in, as a pool has them. */
    public Optional<UnassignedRange> range(String pool, String number) {
        return ranges(ground.configuration(pool)).stream()
                .filter(range -> range.holds(number))
                .findFirst();
    }

    /** The announcement of that name at a pool. */
    public static Optional<Announcement> find(Map<String, String> configuration, String pool, String name) {
        return in(configuration).stream()
                .filter(each -> each.pool().equals(pool) && each.name().equalsIgnoreCase(name))
                .findFirst();
    }

    /** The key of an announcement. */
    public static String key(String pool, String name) {
        return PREFIX + pool + "/" + name + SUFFIX;
    }

    /** An announcement as the value of its key. */
    public static String value(Announcement announcement) {
        return String.join(
                BETWEEN,
                announcement.file(),
                announcement.speech(),
                announcement.language(),
                announcement.target(),
                "end");
    }

    /** The key of a range. */
    public static String rangeKey(String name) {
        return RANGE_PREFIX + name + RANGE_SUFFIX;
    }

    /** A range as the value of its key. */
    public static String value(UnassignedRange range) {
        return String.join(BETWEEN, range.first(), range.last(), range.pool(), range.announcement());
    }

    /** What the estate deploys. */
    public static Map<String, String> values(Applications applications) {
        var values = new TreeMap<String, String>();
        applications
                .announcements()
                .forEach((pool, plans) -> plans.forEach(plan -> {
                    values.put(
                            key(pool, plan.name()),
                            value(new Announcement(pool, plan.name(), plan.file(), "", "", "")));
                    values.put(
                            rangeKey(plan.name()),
                            value(new UnassignedRange(plan.name(), plan.first(), plan.last(), pool, plan.name())));
                }));
        return values;
    }

    /** The announcements of a configuration, by pool and name. */
    public static List<Announcement> in(Map<String, String> configuration) {
        var found = new ArrayList<Announcement>();
        configuration.forEach((key, value) -> {
            if (key.startsWith(PREFIX) && key.endsWith(SUFFIX)) {
                var name = key.substring(PREFIX.length(), key.length() - SUFFIX.length());
                var slash = name.indexOf('/');
                var parts = value.split(BETWEEN, -1);
                found.add(new Announcement(
                        name.substring(0, slash), name.substring(slash + 1), parts[0], parts[1], parts[2], parts[3]));
            }
        });
        return found;
    }

    /** The ranges of unassigned numbers of a configuration, by name. */
    public static List<UnassignedRange> ranges(Map<String, String> configuration) {
        var found = new ArrayList<UnassignedRange>();
        configuration.forEach((key, value) -> {
            if (key.startsWith(RANGE_PREFIX) && key.endsWith(RANGE_SUFFIX)) {
                var parts = value.split(BETWEEN, -1);
                found.add(new UnassignedRange(
                        key.substring(RANGE_PREFIX.length(), key.length() - RANGE_SUFFIX.length()),
                        parts[0],
                        parts[1],
                        parts[2],
                        parts[3]));
            }
        });
        return found;
    }
}
