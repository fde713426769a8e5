package org.pooldrill.account;

import java.util.List;
import java.util.Map;
import org.pooldrill.change.Change;
import org.pooldrill.change.Change.ContentUploaded;
import org.pooldrill.change.Change.UserDataSet;
import org.pooldrill.client.Population;
import org.pooldrill.failover.Pair;
import org.pooldrill.pool.PoolCommand;
import org.pooldrill.session.SessionEvent.ConferenceEnded;
import org.pooldrill.session.Sessions;
import org.pooldrill.signin.SignIns;
import org.pooldrill.simulation.EstateLog;

/**
 * Accounts and the pool that each is homed on: Move-CsUser. With force the account goes alone and what the user had stays
 * behind, out of his reach [doc]; otherwise his contacts and meetings are written at the new home and deleted at the old
 * one, which takes both pools [doc: that they go along; how: model].
 */
public final class Accounts {
    private final Pair pair;
    private final Map<String, Population> populations;
    private final SignIns signIns;
    private final Sessions sessions;
    private final EstateLog log;

    public Accounts(Pair pair, Map<String, Population> populations, SignIns signIns, Sessions sessions, EstateLog log) {
        this.pair = pair;
        this.populations = populations;
        this.signIns = signIns;
        this.sessions = sessions;
        this.log = log;
    }

    /** The pool that holds the data of users homed on a pool or a branch. */
    public String poolOf(String home) {
        var branch = pair.estate().branches().get(home);
        return branch == null ? home : branch.registersWith();
    }

    /**
     * Gives a user another home.
     *
     * @param to a pool or a branch
     * @param withData contacts and meetings go along
     * @param withContent so do the files of his conferences
     */
    public void move(String user, String to, boolean withData, boolean withContent) {
        var home = populations.values().stream()
                .filter(population -> population.has(user))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no user " + user))
                .home();
        if (home.equals(to)) {
            return;
        }
        endConferences(user);
        var from = poolOf(home);
        if (from.equals(poolOf(to))) {
            signIns.move(home, to, true, List.of(user));
            return;
        }
        var source = pair.authority(from).writable();
        var data = source.userData(user);
        var files = source.files().stream()
                .filter(file -> file.organizer().equals(user))
                .toList();
        if (withData && !data.nothing()) {
            make(from, UserDataSet.gone(user));
        }
        signIns.move(home, to, withData, List.of(user));
        if (withData && !(data.nothing() && knowsNothing(poolOf(to), user))) {
            make(poolOf(to), data);
        }
        if (withContent) {
            files.forEach(file -> make(poolOf(to), file));
        }
    }

    /** Whether nothing of a user lies there: what he once had left behind there would be his again. */
    private boolean knowsNothing(String home, String user) {
        return pair.authority(home).writable().userData(user).nothing();
    }

    /** Copies the files of the conferences of a pool's users from the file store of another, as far as it lacks them. */
    public int copyContent(String from, String to) {
        var there = pair.authority(to).writable();
        var copied = 0;
        for (var home : pair.estate().pools().keySet()) {
            for (var file :
                    pair.site(from).knows(home).map(state -> state.files()).orElse(List.of())) {
                if (homedOn(file, to) && !there.holds(file)) {
                    make(to, file);
                    copied++;
                }
            }
        }
        return copied;
    }

    private boolean homedOn(ContentUploaded file, String pool) {
        return populations.values().stream()
                .filter(population -> population.has(file.organizer()))
                .anyMatch(population -> poolOf(population.home()).equals(pool));
    }

    private void endConferences(String user) {
        sessions.conferences().values().stream()
                .filter(conference -> conference.organizer().equals(user))
                .map(Sessions.Running::id)
                .toList()
                .forEach(id -> log.record(new ConferenceEnded(id, "its organizer " + user + " was moved")));
    }

    private void make(String home, Change change) {
        var store = pair.authority(home).writable().store();
        pair.site(store).pool(home, new PoolCommand.Make(change));
    }
}
