package org.pooldrill.hazard;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import org.pooldrill.application.ApplicationEvent;
import org.pooldrill.backup.BackupEvent.BackupServiceDeployed;
import org.pooldrill.backup.BackupEvent.FirstSyncStarted;
import org.pooldrill.backup.BackupEvent.ModuleInitialized;
import org.pooldrill.change.Change.ConfigurationSet;
import org.pooldrill.change.Change.ContentUploaded;
import org.pooldrill.change.Event;
import org.pooldrill.change.StreamEvent;
import org.pooldrill.change.StreamEvent.ChangesSetAside;
import org.pooldrill.client.ClientEvent;
import org.pooldrill.client.ClientEvent.RegistrarVerdict;
import org.pooldrill.client.ClientEvent.UsersMoved;
import org.pooldrill.cms.CmsEvent;
import org.pooldrill.cms.MoveEvent;
import org.pooldrill.computer.ComputerEvent;
import org.pooldrill.edge.Hazards;
import org.pooldrill.edge.PerimeterEvent;
import org.pooldrill.estate.PairingRules;
import org.pooldrill.estate.Pool;
import org.pooldrill.finding.Finding;
import org.pooldrill.finding.FindingCode;
import org.pooldrill.location.LocationEvent;
import org.pooldrill.pool.Authority.State;
import org.pooldrill.pool.PoolEvent;
import org.pooldrill.replica.ReplicaUpdated;
import org.pooldrill.responsegroup.GroupEvent;
import org.pooldrill.session.SessionEvent.PickupFailed;
import org.pooldrill.session.SessionEvent.UnassignedCallLost;
import org.pooldrill.simulation.Consequence;
import org.pooldrill.simulation.EstateLog;
import org.pooldrill.story.StoryEvent.FindingRaised;
import org.pooldrill.view.View;

/**
 * Raises every hazard when it begins to hold, and again when it begins to hold again. Findings are events, so that a log
 * tells when each was raised; they change nothing else.
 */
public final class Findings implements Consequence {
    /** @param step which of the steps that can be skipped, else empty */
    private record Holding(String code, String at, String step) {
        static Holding of(Finding finding) {
            var step =
                    finding.code() == FindingCode.STEP_SKIPPED ? finding.text().split(":")[0] : "";
            return new Holding(finding.code().text(), finding.at(), step);
        }
    }

    private final View view;
    private final EstateLog log;
    private final ToIntFunction<Pool> signedIn;
    private final Map<String, String> pairs = new TreeMap<>();
    private final PoolHazards pools;
    private final CentralHazards central;
    private final MissedTargets targets;
    private final XmppSteps xmpp;
    private final Set<Holding> holding = new LinkedHashSet<>();
    private final ApplicationHazards applications;
    private final List<View.SetAside> waiting = new ArrayList<>();
    private int setAsideSeen;

    /** @param signedIn how many users of a pool the run will sign in */
    public Findings(View view, EstateLog log, ToIntFunction<Pool> signedIn) {
        this.view = view;
        this.log = log;
        this.signedIn = signedIn;
        pools = new PoolHazards(view);
        central = new CentralHazards(view);
        applications = new ApplicationHazards(view);
        targets = new MissedTargets(view);
        xmpp = new XmppSteps(view);
    }

    /** Raises what is wrong with the estate from the start. */
    public void deployed() {
        PairingRules.findings(view.estate(), signedIn).forEach(this::raise);
        pairs.putAll(published());
    }

    /** Raises a finding now, whatever was raised before. */
    public void raise(Finding finding) {
        log.record(new FindingRaised(
                finding.code().text(), finding.code().severity().toString(), finding.at(), finding.text()));
    }

    @Override
    public void settle() {
        var now = new ArrayList<Finding>();
        now.addAll(pools.now());
        now.addAll(applications.now());
        now.addAll(new Hazards(view.surroundings()).now());
        now.addAll(central.now());
        var still = new LinkedHashSet<Holding>();
        now.forEach(finding -> still.add(Holding.of(finding)));
        holding.retainAll(still);
        now.stream().filter(finding -> holding.add(Holding.of(finding))).forEach(this::raise);
        paired();
        targets.fresh().forEach(this::raise);
        xmpp.fresh().ifPresent(this::raise);
        setAside(this::raise);
        central.lost().ifPresent(this::raise);
    }

    @Override
    public List<Class<? extends Event>> concerns() {
        return List.of(
                ComputerEvent.class,
                ApplicationEvent.class,
                GroupEvent.class,
                UnassignedCallLost.class,
                PickupFailed.class,
                PoolEvent.class,
                ClientEvent.class,
                PerimeterEvent.class,
                ReplicaUpdated.class,
                CmsEvent.class,
                MoveEvent.class,
                LocationEvent.class,
                ConfigurationSet.class,
                StreamEvent.class,
                ContentUploaded.class,
                BackupServiceDeployed.class,
                FirstSyncStarted.class,
                ModuleInitialized.class);
    }

    @Override
    public boolean concernedBy(Event event) {
        return event instanceof ContentUploaded
                ? pools.contentMayBeElsewhere()
                : event instanceof ClientEvent clients
                        ? concernedBy(clients)
                        : !(event instanceof StreamEvent stream) || concernedBy(stream);
    }

    /** Who is signed in where counts only where there are more users than one pool may have, or somebody waits for one. */
    private boolean concernedBy(ClientEvent event) {
        return event instanceof RegistrarVerdict
                || event instanceof UsersMoved
                || pools.mayBeCrowded()
                || applications.waitForUsers();
    }

    /** Of users' changes only files count, those that one pool holds and the other does not. */
    private boolean concernedBy(StreamEvent event) {
        return switch (event.module()) {
            case CMS_MASTER -> true;
            case DATA_CONF -> event instanceof ChangesSetAside || pools.contentMayBeElsewhere();
            case PRESENCE_FOCUS -> event instanceof ChangesSetAside;
        };
    }

    /** Topology Builder takes any pair; who publishes one is told at once what is to be said of it. */
    private void paired() {
        var published = published();
        if (published.equals(pairs)) {
            return;
        }
        var pools = view.estate().pools();
        published.forEach((one, other) -> {
            if (!other.equals(pairs.get(one))) {
                PairingRules.findings(pools.get(one), pools.get(other), signedIn)
                        .forEach(this::raise);
            }
        });
        pairs.clear();
        pairs.putAll(published);
    }

    /** The pairs of the topology, each once. */
    private Map<String, String> published() {
        var topology = view.deployment().topology();
        var found = new TreeMap<String, String>();
        for (var pool : view.estate().pools().keySet()) {
            topology.backupOf(pool)
                    .filter(backup -> topology.backupOf(backup).equals(Optional.of(pool)))
                    .filter(backup ->
                            !found.containsKey(backup) && view.estate().pools().containsKey(backup))
                    .ifPresent(backup -> found.put(pool, backup));
        }
        return found;
    }

    /**
     * A tail is set aside at the failback [inferred]. A store that takes changes of its partner in has to do it earlier,
     * but what an operator has to know is what he brings home; so a pool that is still failed over waits.
     */
    private void setAside(Consumer<Finding> raise) {
        List<View.SetAside> all = view.setAside();
        while (setAsideSeen < all.size()) {
            waiting.add(all.get(setAsideSeen++));
        }
        for (var each = waiting.iterator(); each.hasNext(); ) {
            var next = each.next();
            if (!view.estate().pools().containsKey(next.home())) {
                each.remove();
            } else if (view.state(next.home()) != State.FailedOver) {
                each.remove();
                raise.accept(PoolHazards.setAside(next));
            }
        }
    }
}
