package org.pooldrill.view;

import java.util.Map;
import java.util.Optional;
import org.pooldrill.announcement.Announcements;
import org.pooldrill.callpark.Parking;
import org.pooldrill.client.Mode;
import org.pooldrill.computer.WindowsService;
import org.pooldrill.file.FileLocation;
import org.pooldrill.pool.Authority;
import org.pooldrill.responsegroup.GroupDatabase;
import org.pooldrill.responsegroup.GroupRouting;

/** What the rules of response groups, Call Park and announcements look at. */
record ApplicationFacts(View view) implements GroupRouting.Ground, Parking.Ground, Announcements.Ground {

    @Override
    public Authority.State state(String pool) {
        return view.state(pool);
    }

    @Override
    public Optional<String> partner(String pool) {
        return view.partner(pool);
    }

    /** The databases of the applications are on the back end, which nothing stands in for [doc]. */
    private String idle(String pool, WindowsService service) {
        var computers = view.world().computers();
        if (!computers.poolUp(pool)) {
            return pool + " is down";
        }
        if (!computers.serviceRuns(pool, service)) {
            return service + " (" + service.title() + ") does not run on " + pool;
        }
        return computers.backEndDownSince(pool).isPresent() ? "the back end of " + pool + " is down" : "";
    }

    @Override
    public String idleGroups(String pool) {
        return idle(pool, WindowsService.RTCRGS);
    }

    @Override
    public String idlePark(String pool) {
        return idle(pool, WindowsService.RTCCPS);
    }

    @Override
    public String idleAnnouncements(String pool) {
        var idle = idle(pool, WindowsService.RTCSRV);
        return idle.isEmpty() && !view.serves(pool) ? pool + " is " + view.state(pool) : idle;
    }

    @Override
    public GroupDatabase database(String pool) {
        return view.applications(pool).groups();
    }

    @Override
    public Mode mode(String user) {
        return view.world()
                .populationOf(user)
                .map(population -> population.mode(user))
                .orElse(Mode.SIGNED_OUT);
    }

    @Override
    public String home(String user) {
        return view.world()
                .populationOf(user)
                .map(population -> Optional.ofNullable(view.estate().branches().get(population.home()))
                        .map(branch -> view.world()
                                .replicas()
                                .hostOf(branch, view.world().computers()::computerUp))
                        .orElse(population.home()))
                .orElse("");
    }

    @Override
    public Map<String, String> configuration(String pool) {
        return view.world()
                .replicas()
                .actedOnBy(pool, view.world().computers()::computerUp)
                .values();
    }

    @Override
    public boolean serves(String pool) {
        return view.serves(pool);
    }

    @Override
    public boolean audio(String pool, String file) {
        return view.world().computers().fileStoreUp(pool)
                && view.world().files().find(FileLocation.audio(pool, file)).isPresent();
    }
}
