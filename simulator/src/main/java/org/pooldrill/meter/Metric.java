package org.pooldrill.meter;

import io.micrometer.core.instrument.Meter;
import java.util.List;

/** Every meter that the program shows: its name, kind, unit, tags and meaning, each stated once. */
public enum Metric {
    SIMULATED_TIME(
            Of.POOLS,
            "pooldrill.simulation.time",
            Meter.Type.GAUGE,
            "seconds",
            List.of(),
            "Simulated time since the start."),
    USERS(
            Of.POOLS,
            "pooldrill.users",
            Meter.Type.GAUGE,
            "",
            List.of("pool", "mode"),
            "Users homed on the pool: Regular, Resiliency, CannotSignIn or SignedOut."),
    POOL_STATE(
            Of.POOLS,
            "pooldrill.pool.state",
            Meter.Type.GAUGE,
            "",
            List.of("pool", "state"),
            "1 for the state that the pool is in, 0 for the others."),
    POOL_REACHABLE(
            Of.POOLS,
            "pooldrill.pool.reachable",
            Meter.Type.GAUGE,
            "",
            List.of("pool"),
            "1 while its servers are up with quorum and not cut off from every other site."),
    POOL_SERVED(
            Of.POOLS,
            "pooldrill.pool.served",
            Meter.Type.GAUGE,
            "",
            List.of("pool"),
            "1 while some pool gives its users full service."),
    FRONT_ENDS(Of.POOLS, "pooldrill.pool.frontends", Meter.Type.GAUGE, "", List.of("pool"), "Front Ends that run."),
    PRODUCED(
            Of.POOLS,
            "pooldrill.backup.produced",
            Meter.Type.COUNTER,
            "",
            List.of("pool", "module"),
            "Changes made, to be carried to the partner."),
    EXPORTED(
            Of.POOLS,
            "pooldrill.backup.exported",
            Meter.Type.COUNTER,
            "",
            List.of("pool", "module"),
            "Changes that went into packages."),
    ACKNOWLEDGED(
            Of.POOLS,
            "pooldrill.backup.acknowledged",
            Meter.Type.COUNTER,
            "",
            List.of("pool", "module"),
            "Changes that the partner has acknowledged."),
    BACKLOG(
            Of.POOLS,
            "pooldrill.backup.backlog",
            Meter.Type.GAUGE,
            "bytes",
            List.of("pool", "module"),
            "What is not acknowledged."),
    LIVE_RPO(
            Of.POOLS,
            "pooldrill.backup.rpo",
            Meter.Type.GAUGE,
            "seconds",
            List.of("pool", "module"),
            "Age of the oldest change that is not acknowledged: what a loss of the pool would cost now."),
    CYCLE(
            Of.POOLS,
            "pooldrill.backup.cycle",
            Meter.Type.TIMER,
            "seconds",
            List.of("pool", "module"),
            "Simulated time from the export of a package until the partner's acknowledgement."),
    LOST_CHANGES(
            Of.POOLS,
            "pooldrill.lost.changes",
            Meter.Type.GAUGE,
            "",
            List.of("pool"),
            "Persistent changes that the pool's users have lost so far."),
    LOST_FILES(
            Of.POOLS,
            "pooldrill.lost.files",
            Meter.Type.GAUGE,
            "",
            List.of("pool"),
            "Files of its conferences that are lost so far."),
    DISASTER_RPO(
            Of.POOLS,
            "pooldrill.disaster.rpo",
            Meter.Type.GAUGE,
            "seconds",
            List.of("pool"),
            "Age of the oldest change that the last failover or failback in disaster mode lost; 0 if none."),
    DISASTER_RTO(
            Of.POOLS,
            "pooldrill.disaster.rto",
            Meter.Type.GAUGE,
            "seconds",
            List.of("pool"),
            "How long the recovery from the last disaster took in all; NaN until it has ended."),
    CMS_MASTERS(
            Of.POOLS,
            "pooldrill.cms.masters",
            Meter.Type.GAUGE,
            "",
            List.of(),
            "Active masters of Central Management: 1 where all is well."),
    FINDINGS(
            Of.POOLS,
            "pooldrill.findings",
            Meter.Type.GAUGE,
            "",
            List.of("severity"),
            "What was noticed so far: info, warning or error."),

    EVENTS(Of.ACTIVITY, "pooldrill.events", Meter.Type.COUNTER, "", List.of(), "Events appended."),
    COMMANDS(
            Of.ACTIVITY,
            "pooldrill.commands",
            Meter.Type.COUNTER,
            "",
            List.of("outcome"),
            "Lines of the management shell that have ended: succeeded or refused."),
    REFUSALS(
            Of.ACTIVITY,
            "pooldrill.refusals",
            Meter.Type.COUNTER,
            "",
            List.of("id"),
            "What was refused to operators and users, by error id."),

    SIMULATIONS(
            Of.SERVER,
            "pooldrill.server.simulations",
            Meter.Type.GAUGE,
            "",
            List.of("shown"),
            "Simulations that are there: those whose pools are among these metrics, and those for which there was no place."),
    STARTED(
            Of.SERVER,
            "pooldrill.server.started",
            Meter.Type.COUNTER,
            "",
            List.of(),
            "Simulations that were started, anew or as forks included."),
    JOBS(
            Of.SERVER,
            "pooldrill.server.jobs",
            Meter.Type.GAUGE,
            "",
            List.of("state"),
            "Drills that run as jobs, by state."),
    STREAMS(Of.SERVER, "pooldrill.server.streams", Meter.Type.GAUGE, "", List.of(), "Streams of events that are open."),
    CALLS(
            Of.SERVER,
            "pooldrill.server.calls",
            Meter.Type.TIMER,
            "seconds",
            List.of("route", "status"),
            "Requests until their answers are there, by the operationId of /openapi.json (none: nothing fits) and status.");

    /** What a meter tells of. */
    public enum Of {
        /** A simulated system. */
        POOLS,
        /** What happens in simulations. */
        ACTIVITY,
        /** The server. */
        SERVER
    }

    private final Of of;
    private final String text;
    private final Meter.Type type;
    private final String unit;
    private final List<String> tags;
    private final String meaning;

    Metric(Of of, String text, Meter.Type type, String unit, List<String> tags, String meaning) {
        this.of = of;
        this.text = text;
        this.type = type;
        this.unit = unit;
        this.tags = tags;
        this.meaning = meaning;
    }

    /** What it tells of. */
    public Of of() {
        return of;
    }

    /** Its name in Micrometer. */
    public String text() {
        return text;
    }

    /** A gauge, a counter or a timer. */
    public Meter.Type type() {
        return type;
    }

    /** Its base unit; empty: it is a count. */
    public String unit() {
        return unit;
    }

    /** The keys of its tags, in order. */
    public List<String> tags() {
        return tags;
    }

    /** What it says, in a sentence. */
    public String meaning() {
        return meaning;
    }
}
