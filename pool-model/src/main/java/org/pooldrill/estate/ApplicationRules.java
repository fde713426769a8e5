package org.pooldrill.estate;

import static org.pooldrill.estate.Names.pointer;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What must hold of response groups, Call Park and announcements: they stand on pools of the estate, agents are users,
 * a number leads to one place.
 */
final class ApplicationRules {
    private final Estate estate;
    private final Map<String, String> numbers = new LinkedHashMap<>();
    private final List<OrbitRange> ranges = new ArrayList<>();
    private final List<EstateProblem> problems = new ArrayList<>();

    private ApplicationRules(Estate estate) {
        this.estate = estate;
    }

    static List<EstateProblem> check(Estate estate) {
        var rules = new ApplicationRules(estate);
        var applications = estate.applications();
        applications.responseGroups().forEach(rules::groups);
        applications.callPark().forEach(rules::park);
        applications.announcements().forEach(rules::announcements);
        applications.files().keySet().forEach(rules::computer);
        return rules.problems;
    }

    private void groups(String pool, ResponseGroups deployed) {
        pool("responseGroups", pool);
        for (var group : deployed.groups()) {
            var at = pointer("responseGroups", pool, "groups", group.name());
            number(group.number(), "response group " + group.name() + " of " + pool, at + "/number", at);
            for (var agent : group.agents()) {
                if (estate.userHome(agent).isEmpty()) {
                    problem("agent '" + agent + "' of " + group.name() + " is no user of the estate", at + "/agents");
                }
            }
        }
    }

    private void number(String number, String what, String... places) {
        var before = numbers.putIfAbsent(number, what);
        if (before != null) {
            problem("'" + number + "' is the number of two things: " + before + ", and " + what, places);
        }
    }

    private void park(String pool, CallPark park) {
        pool("callPark", pool);
        for (var range : park.ranges()) {
            var key = range.type() == OrbitRange.Type.CallPark ? "orbits" : "groupPickup";
            var at = pointer("callPark", pool, key, range.name());
            if (range.first() > range.last()) {
                problem("range " + range.numbers() + " ends before it begins", at);
            }
            for (var other : ranges) {
                if (other.name().equals(range.name())) {
                    problem("'" + range.name() + "' is the name of two ranges, also of one of " + other.pool(), at);
                } else if (other.overlaps(range)) {
                    problem(
                            "range " + range.numbers() + " overlaps with " + other.name() + " of " + other.pool() + ", "
                                    + other.numbers(),
                            at);
                }
            }
            ranges.add(range);
        }
        var timeout = park.settings().timeoutSeconds();
        if (timeout < CallParkSettings.MIN_TIMEOUT_SECONDS || timeout > CallParkSettings.MAX_TIMEOUT_SECONDS) {
            problem(
                    "timeout is " + timeout + "s, accepted is 10s to 10m",
                    pointer("callPark", pool, "timeout"),
                    pointer("callPark", pool));
        }
    }

    private void announcements(String pool, List<AnnouncementPlan> announcements) {
        pool("announcements", pool);
        for (var announcement : announcements) {
            var at = pointer("announcements", pool, announcement.name());
            if (digits(announcement.first()).compareTo(digits(announcement.last())) > 0) {
                problem(
                        "range " + announcement.first() + " to " + announcement.last() + " ends before it begins",
                        at + "/numbers");
            }
            number("range " + announcement.name(), "announcement of " + pool, at);
        }
    }

    private void pool(String key, String pool) {
        if (!estate.pools().containsKey(pool)) {
            problem(
                    key + " names '" + pool + "', which is no pool of the estate; there are "
                            + String.join(", ", estate.pools().keySet()),
                    pointer(key, pool),
                    "/" + key,
                    pointer("pools", pool));
        }
    }

    private void computer(String place) {
        if (!place.equals("management") && estate.siteOf(place).isEmpty()) {
            problem(
                    "files names '" + place + "', which is no computer of the estate and not management",
                    pointer("files", place),
                    "/files");
        }
    }

    private static BigInteger digits(String number) {
        return new BigInteger(number.replaceAll("[^0-9]", ""));
    }

    private void problem(String message, String... places) {
        problems.add(EstateProblem.at(message, places));
    }
}
