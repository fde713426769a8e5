package org.pooldrill.report;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.pooldrill.client.Cause;
import org.pooldrill.client.ClientEvent;
import org.pooldrill.client.Mode;
import org.pooldrill.report.Entry.Kind;
import org.pooldrill.run.Clock;
import org.pooldrill.session.SessionEvent.ActRefused;
import org.pooldrill.session.SessionEvent.ConferenceEnded;

/** Users who do the same, and conferences that end alike, one after the other: told of in one line. */
final class Crowd {

    /** How many did it, the first and the last of them when; and what to say of one alone. */
    private static final class Wave {
        private final long fromMillis;
        private final String unit;
        private final String alone;
        private long toMillis;
        private long count;

        Wave(long fromMillis, String unit, String alone) {
            this.fromMillis = fromMillis;
            this.unit = unit;
            this.alone = alone;
        }
    }

    private final Consumer<Entry> sink;
    private final Map<String, Wave> waves = new LinkedHashMap<>();

    Crowd(Consumer<Entry> sink) {
        this.sink = sink;
    }

    /** Users to whom the same happened, and what. */
    record Users(long count, String what) {
        /** Such as {@code 12 users of pool1.contoso.com signed out}. */
        String text() {
            return Amounts.count(count, "user") + what;
        }
    }

    /** Takes in an event, if it is one of a crowd. */
    void hear(long atMillis, ClientEvent event) {
        users(event).ifPresent(users -> add(atMillis, users.count, users.what));
    }

    /** Whom an event is about; nobody where it is not one of a crowd. */
    static Optional<Users> users(ClientEvent event) {
        if (event instanceof ClientEvent.UsersSignedIn e) {
            return users(e.users().size(), " of " + e.home() + " signed in at " + e.at() + mode(e.mode(), e.cause()));
        } else if (event instanceof ClientEvent.UsersThrownOut e) {
            return users(e.count(), " of " + e.home() + " lost " + e.from() + because(e.cause()));
        } else if (event instanceof ClientEvent.UsersSentHome e) {
            return users(e.users().size(), " of " + e.home() + " sent home from " + e.from());
        } else if (event instanceof ClientEvent.ModeChanged e) {
            return users(e.count(), " of " + e.home() + " at " + e.at() + " now " + e.mode() + because(e.cause()));
        } else if (event instanceof ClientEvent.StillKeptOut e) {
            return users(e.count(), " of " + e.home() + " still kept out" + because(e.cause()));
        } else if (event instanceof ClientEvent.EverybodySignedOut e) {
            return users(e.count(), " of " + e.home() + " not signed in yet");
        } else if (event instanceof ClientEvent.UsersSignedOut e) {
            return users(e.users().size(), " of " + e.home() + " signed out");
        } else if (event instanceof ClientEvent.UsersMoved e) {
            var how = e.withData() ? "" : ", without contacts and meetings";
            return users(e.users().size(), " of " + e.home() + " moved to " + e.to() + how);
        } else if (event instanceof ClientEvent.UsersKeptOut e) {
            return users(e.users().size(), " of " + e.home() + " kept out" + because(e.cause()));
        }
        return Optional.empty();
    }

    private static Optional<Users> users(long count, String what) {
        return Optional.of(new Users(count, what));
    }

    /** Takes in that a conference ended by no user's doing. */
    void hear(long atMillis, ConferenceEnded event) {
        var what = " ended: " + event.why();
        add(atMillis, 1, what, new Wave(atMillis, "conference", "conference " + event.conference() + what));
    }

    /** Takes in that an act was refused as another was in the same step. */
    void hear(long atMillis, ActRefused event) {
        add(atMillis, 1, " more refused: " + event.id(), new Wave(atMillis, "act", ""));
    }

    private void add(long atMillis, long users, String what) {
        add(atMillis, users, what, new Wave(atMillis, "user", ""));
    }

    private void add(long atMillis, long count, String what, Wave first) {
        var wave = waves.computeIfAbsent(what, key -> first);
        wave.toMillis = atMillis;
        wave.count += count;
    }

    private static String mode(Mode mode, Cause cause) {
        return mode == Mode.REGULAR ? "" : " in " + mode + " mode" + because(cause);
    }

    private static String because(Cause cause) {
        return cause == Cause.NONE ? "" : " (" + cause + ")";
    }

    /** Tells of everything that has been taken in. */
    void tell() {
        waves.forEach((what, wave) -> {
            var since = wave.fromMillis == wave.toMillis ? "" : ", since " + Clock.since(wave.fromMillis);
            var text =
                    wave.count == 1 && !wave.alone.isEmpty() ? wave.alone : Amounts.count(wave.count, wave.unit) + what;
            sink.accept(Entry.of(wave.toMillis, Kind.HAPPENED, text + since));
        });
        waves.clear();
    }
}
