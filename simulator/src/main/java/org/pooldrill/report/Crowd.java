package org.pooldrill.report;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.pooldrill.client.Cause;
import org.pooldrill.client.ClientEvent;
import org.pooldrill.client.Mode;
import org.pooldrill.report.Entry.Kind;
import org.pooldrill.run.Clock;

/** Users who do the same one after the other, told of in one line. */
final class Crowd {

    /** How many did it, the first and the last of them when. */
    private static final class Wave {
        private final long fromMillis;
        private long toMillis;
        private long users;

        Wave(long fromMillis) {
            this.fromMillis = fromMillis;
        }
    }

    private final Consumer<Entry> sink;
    private final Map<String, Wave> waves = new LinkedHashMap<>();

    Crowd(Consumer<Entry> sink) {
        this.sink = sink;
    }

    /** Takes in an event, if it is one of a crowd. */
    void hear(long atMillis, ClientEvent event) {
        if (event instanceof ClientEvent.UsersSignedIn e) {
            add(atMillis, e.users().size(), " of " + e.home() + " signed in at " + e.at() + mode(e.mode(), e.cause()));
        } else if (event instanceof ClientEvent.UsersThrownOut e) {
            add(atMillis, e.count(), " of " + e.home() + " lost " + e.from() + because(e.cause()));
        } else if (event instanceof ClientEvent.UsersSentHome e) {
            add(atMillis, e.users().size(), " of " + e.home() + " sent home from " + e.from());
        } else if (event instanceof ClientEvent.ModeChanged e) {
            add(atMillis, e.count(), " of " + e.home() + " at " + e.at() + " now " + e.mode() + because(e.cause()));
        } else if (event instanceof ClientEvent.StillKeptOut e) {
            add(atMillis, e.count(), " of " + e.home() + " still kept out" + because(e.cause()));
        } else if (event instanceof ClientEvent.EverybodySignedOut e) {
            add(atMillis, e.count(), " of " + e.home() + " not signed in yet");
        } else if (event instanceof ClientEvent.UsersSignedOut e) {
            add(atMillis, e.users().size(), " of " + e.home() + " signed out");
        } else if (event instanceof ClientEvent.UsersKeptOut e) {
            add(atMillis, e.users().size(), " of " + e.home() + " kept out" + because(e.cause()));
        }
    }

    private void add(long atMillis, long users, String what) {
        var wave = waves.computeIfAbsent(what, key -> new Wave(atMillis));
        wave.toMillis = atMillis;
        wave.users += users;
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
            sink.accept(Entry.of(wave.toMillis, Kind.HAPPENED, Amounts.count(wave.users, "user") + what + since));
        });
        waves.clear();
    }
}
