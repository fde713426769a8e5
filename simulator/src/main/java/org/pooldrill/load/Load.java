package org.pooldrill.load;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.pooldrill.act.Acts;
import org.pooldrill.client.ClientEvent.EverybodySignedOut;
import org.pooldrill.client.Population;
import org.pooldrill.estate.Branch;
import org.pooldrill.estate.Estate;
import org.pooldrill.session.Sessions;
import org.pooldrill.simulation.Agenda;
import org.pooldrill.simulation.EstateLog;
import org.pooldrill.store.Appended;
import org.pooldrill.store.StoredEvent;
import org.pooldrill.usermodel.UserModel;

/**
 * What all users of an estate do by a user model (the topic "User models"; what is assumed beyond it stands with each
 * figure). Every kind of act of every pool and branch has a random stream of its own, so that changing one figure does
 * not shift the others. Nothing of a day is held but who is active in it: each act is drawn when the one before it has
 * passed. Users know whether they are signed in, and in which mode; what that makes impossible they do not try, and it
 * is counted.
 */
public final class Load implements Appended {
    private final List<PoolLoad> pools = new ArrayList<>();
    private final Map<String, Population> populations;
    private final Agenda agenda;
    private final EstateLog log;

    /**
     * @param populations the users by pool and branch, kept up to date by the events that are recorded
     * @param randoms the random stream of a name
     */
    public Load(
            UserModel model,
            Estate estate,
            Map<String, Population> populations,
            Sessions sessions,
            Acts acts,
            Agenda agenda,
            EstateLog log,
            Function<String, Random> randoms) {
        this.populations = populations;
        this.agenda = agenda;
        this.log = log;
        var staffs = new LinkedHashMap<String, Staff>();
        populations.forEach((home, population) -> staffs.put(home, new Staff(population)));
        var everybody = List.copyOf(staffs.values());
        for (var pool : estate.pools().keySet()) {
            var tally = new Tally();
            var branches = estate.branches().values().stream()
                    .filter(branch -> branch.registersWith().equals(pool))
                    .map(Branch::fqdn)
                    .toList();
            var homes = new ArrayList<String>();
            homes.add(pool);
            homes.addAll(branches);
            var members = new ArrayList<PoolLoad.Members>();
            for (var home : homes) {
                var staff = staffs.get(home);
                Function<String, Random> stream = kind -> randoms.apply("load/" + kind + "/" + home);
                var name = name(home, populations.keySet());
                members.add(new PoolLoad.Members(
                        staff,
                        model.activeUsers(staff.size(), staffs.get(pool).size()),
                        stream.apply("active-users"),
                        new Attendance(staff, model, acts, stream.apply("attendance")),
                        List.of(
                                new ContactEdits(staff, everybody, model, acts, tally, stream),
                                new MeetingSchedules(staff, name, model, acts, tally, stream.apply("schedules")),
                                new Meetings(staff, everybody, name, model, acts, sessions, tally, stream),
                                new Calls(staff, model, acts, tally, stream))));
            }
            var counts = new ActivityCounts(pool, branches, populations.values(), model, tally);
            pools.add(new PoolLoad(members, counts, model, acts, log));
        }
    }

    /** What names begin with that are made up for a home: its host name, or all of its name where another has that too. */
    static String name(String home, Collection<String> homes) {
        var host = host(home);
        var sharing = homes.stream().filter(other -> host(other).equals(host)).count();
        return sharing > 1 ? home : host;
    }

    private static String host(String fqdn) {
        return fqdn.substring(0, (fqdn + ".").indexOf('.'));
    }

    @Override
    public void on(StoredEvent raw, Object payload) {
        pools.forEach(pool -> pool.counts().on(raw, payload));
    }

    /** How much is kept in mind of what goes on, beside who is active today. */
    int held() {
        return pools.stream().mapToInt(PoolLoad::held).sum();
    }

    /** The night before the run: nobody is signed in. From now on what is due is on the agenda. */
    public void begin() {
        populations.forEach((home, users) -> log.record(new EverybodySignedOut(home, users.size())));
        plan();
    }

    /**
     * One task for the next moment at which anything is due: pools at which it is the same act in the estate's order,
     * and who comes or goes at it does so before anybody meets.
     */
    private void plan() {
        agenda.firstAt(pools.stream().mapToLong(PoolLoad::next).min().orElse(Long.MAX_VALUE), this::act);
    }

    private void act() {
        var now = agenda.now();
        pools.forEach(pool -> pool.attend(now));
        pools.forEach(pool -> pool.act(now));
        plan();
    }
}
