package org.pooldrill.load;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import org.pooldrill.change.Change.ConferenceScheduled;
import org.pooldrill.change.Change.ContactAdded;
import org.pooldrill.change.Change.ContactRemoved;
import org.pooldrill.change.Change.ContentUploaded;
import org.pooldrill.client.ClientEvent.UsersSignedIn;
import org.pooldrill.client.ClientEvent.UsersSignedOut;
import org.pooldrill.log.LogReader;
import org.pooldrill.session.SessionEvent.ActivityCounted;
import org.pooldrill.session.SessionEvent.CallEnded;
import org.pooldrill.session.SessionEvent.CallStarted;
import org.pooldrill.session.SessionEvent.ConferenceEnded;
import org.pooldrill.session.SessionEvent.ConferenceJoined;
import org.pooldrill.session.SessionEvent.ConferenceLeft;
import org.pooldrill.session.SessionEvent.ConferenceStarted;
import org.pooldrill.simulation.EventCatalogue;

/** What the users of a day did, counted from the lines of its log and from nothing else. */
final class DayInTheLog {
    private static final double MINUTE = 60_000;
    private static final long HOUR = 3_600_000;

    /** Values of which mean and spread are of interest. */
    static final class Spread {
        private long count;
        private double sum;
        private double squares;
        private double most;

        void add(double value) {
            count++;
            sum += value;
            squares += value * value;
            most = Math.max(most, value);
        }

        long count() {
            return count;
        }

        double sum() {
            return sum;
        }

        double mean() {
            return sum / count;
        }

        double deviation() {
            return Math.sqrt(squares / count - mean() * mean());
        }

        double most() {
            return most;
        }
    }

    final Map<String, Long> signedInAt = new LinkedHashMap<>();
    final Spread signInMinutes = new Spread();
    final Spread sessionHours = new Spread();
    final Spread joinMinutes = new Spread();
    final Spread stayMinutes = new Spread();
    final Spread callMinutes = new Spread();
    final Spread fileBytes = new Spread();
    final Map<Integer, Integer> bySize = new LinkedHashMap<>();
    final Map<Long, Integer> startsByHour = new LinkedHashMap<>();
    final Map<Long, Integer> callsByHour = new LinkedHashMap<>();
    final Map<String, Integer> callsOf = new LinkedHashMap<>();
    final TreeSet<String> withContent = new TreeSet<>();
    long events;
    long contactsAdded;
    long contactsRemoved;
    long internalContacts;
    long meetings;
    long conferences;
    long recurring;
    long meetNow;
    long publications;
    long polls;
    long messages;
    long sipMessages;
    long annotations;
    long notPossible;

    private final Map<String, Long> startedAt = new LinkedHashMap<>();
    private final Map<String, Map<String, Long>> joinedAt = new LinkedHashMap<>();
    private final Map<String, Long> calledAt = new LinkedHashMap<>();

    DayInTheLog(LogReader log) {
        log.forEach(line -> {
            events++;
            count(line.t(), line.payload(EventCatalogue.codec()));
        });
    }

    private void count(long t, Object event) {
        if (event instanceof UsersSignedIn e) {
            e.users().forEach(user -> {
                signedInAt.put(user, t);
                signInMinutes.add(t / MINUTE);
            });
        } else if (event instanceof UsersSignedOut e) {
            e.users().forEach(user -> sessionHours.add((t - signedInAt.get(user)) / (double) HOUR));
        } else if (event instanceof ContactAdded e) {
            contactsAdded++;
            internalContacts += e.contact().endsWith("@contoso.com") ? 1 : 0;
        } else if (event instanceof ContactRemoved) {
            contactsRemoved++;
        } else if (event instanceof ConferenceScheduled) {
            meetings++;
        } else if (event instanceof ContentUploaded e) {
            fileBytes.add(e.bytes());
            withContent.add(e.conference() + " " + startedAt.get(e.conference()));
        } else if (event instanceof CallStarted e) {
            calledAt.put(e.from() + " " + e.to(), t);
            callsOf.merge(e.from(), 1, Integer::sum);
            callsByHour.merge(t / HOUR, 1, Integer::sum);
        } else if (event instanceof CallEnded e) {
            callMinutes.add((t - calledAt.get(e.from() + " " + e.to())) / MINUTE);
        } else if (event instanceof ActivityCounted e) {
            publications += e.presencePublications();
            polls += e.presencePolls();
            messages += e.instantMessages();
            sipMessages += e.sipMessages();
            annotations += e.annotations();
            notPossible += e.notPossible();
        } else {
            countConference(t, event);
        }
    }

    private void countConference(long t, Object event) {
        if (event instanceof ConferenceStarted e) {
            conferences++;
            recurring += e.conference().startsWith("series-") ? 1 : 0;
            meetNow += e.conference().contains("-now-") ? 1 : 0;
            startedAt.put(e.conference(), t);
            joinedAt.put(e.conference(), new LinkedHashMap<>());
            startsByHour.merge(t / HOUR, 1, Integer::sum);
        } else if (event instanceof ConferenceJoined e) {
            joinedAt.get(e.conference()).put(e.user(), t);
            joinMinutes.add((t - startedAt.get(e.conference())) / MINUTE);
        } else if (event instanceof ConferenceLeft e) {
            stayMinutes.add((t - joinedAt.get(e.conference()).get(e.user())) / MINUTE);
        } else if (event instanceof ConferenceEnded e) {
            bySize.merge(joinedAt.get(e.conference()).size(), 1, Integer::sum);
        }
    }

    /** Conferences that started in the working hours with these numbers, by hours after the start of the day. */
    int starts(int... hours) {
        var starts = 0;
        for (var hour : hours) {
            starts += startsByHour.getOrDefault((long) hour, 0);
        }
        return starts;
    }
}
