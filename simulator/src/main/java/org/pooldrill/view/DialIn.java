package org.pooldrill.view;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pooldrill.change.Change;
import org.pooldrill.change.Change.ConferenceModified;
import org.pooldrill.change.Change.ConferenceScheduled;
import org.pooldrill.change.Change.ConfigurationSet;
import org.pooldrill.change.Event;
import org.pooldrill.client.ClientEvent;
import org.pooldrill.computer.WindowsService;
import org.pooldrill.dialin.DialInCodes;
import org.pooldrill.dialin.Directories;
import org.pooldrill.estate.Pool;
import org.pooldrill.session.SessionEvent;
import org.pooldrill.session.SessionEvent.ConferenceStarted;

/**
 * Who can be called into a meeting. It takes a code that its conference directory knows, a pool that hosts the
 * directory and is served, an organiser who is served with everything, and an auto attendant: that one answers nobody in
 * resiliency mode, and after a failover the backup pool's does ("all services" [doc]).
 */
public final class DialIn {
    private final View view;
    private final DialInCodes codes = new DialInCodes();
    private Optional<Directories> directories = Optional.empty();

    DialIn(View view) {
        this.view = view;
    }

    /** Takes in an event of a pool's stream, or of the estate where that is empty. */
    void apply(Event event, String home) {
        if (mayChangeTopology(event)) {
            directories = Optional.empty();
        }
        if (event instanceof ConferenceScheduled e && !codes.given(e.conference())) {
            codes.give(e.conference(), directories(), givers(home), view.now());
        } else if (event instanceof ConferenceModified e && codes.given(e.conference())) {
            codes.give(e.conference(), directories(), givers(home), view.now());
        } else if (event instanceof ConferenceStarted e && !codes.given(e.conference())) {
            codes.give(e.conference(), directories(), givers(e.home()), view.now());
        }
    }

    /** Users' changes, sign-ins and sessions do not, and they are the many. */
    private static boolean mayChangeTopology(Event event) {
        return event instanceof ConfigurationSet
                || !(event instanceof Change || event instanceof ClientEvent || event instanceof SessionEvent);
    }

    /** The directories as they are published; the last known ones while there is no active master. */
    public Directories directories() {
        if (directories.isEmpty()) {
            directories = Optional.of(Directories.of(
                    view.estate().conferenceDirectories(), view.deployment().topology()));
        }
        return directories.get();
    }

    /** The directories that give codes to meetings of a pool's users: its own, else those of the pool that serves it. */
    private List<Integer> givers(String home) {
        var own = directories().at(home);
        return own.isEmpty() ? directories().at(servedBy(home)) : own;
    }

    /** The code of a meeting; empty where it has none. */
    String code(String conference) {
        return codes.code(conference, directories()).map(Object::toString).orElse("");
    }

    /** Whether a directory can be asked: its pool is served, with its back end. */
    boolean works(int directory) {
        return directories().pool(directory).filter(this::answers).isPresent();
    }

    /** Why nobody can call into a meeting of a pool's user; empty where he can. */
    public String why(String conference, String home) {
        if (!answers(home)) {
            return "the auto attendant of " + home + " does not answer in resiliency mode";
        }
        var code = codes.code(conference, directories());
        if (code.isEmpty()) {
            return codes.given(conference)
                    ? "the code of " + conference + " went lost with its conference directory"
                    : "no conference directory has given " + conference + " a code";
        }
        var directory = code.get().directory();
        if (!works(directory)) {
            return "conference directory " + directory + " is on "
                    + directories().pool(directory).orElseThrow() + ", which is not served";
        }
        var topology = view.deployment().topology();
        return view.estate().pools().values().stream()
                        .filter(Pool::deployed)
                        .anyMatch(pool -> topology.accessNumber(pool.fqdn()).equals(home))
                ? ""
                : "no access number leads to " + home;
    }

    private boolean answers(String pool) {
        var serving = servedBy(pool);
        var computers = view.world().computers();
        return !serving.isEmpty()
                && !computers.toleranceExceeded(serving)
                && computers.serviceRuns(serving, WindowsService.RTCCAA);
    }

    private String servedBy(String pool) {
        return view.authority(pool).servedBy(view.world().computers().poolUp(pool));
    }

    /** The directories by number, as text, for the state document. */
    Map<Integer, String> pools() {
        return directories().pools();
    }
}
