package org.pooldrill.drill;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.pooldrill.change.BackupModule;

/**
 * Every kind of fault: what it is called, where it may be, what else it takes. The schema and the reference page are
 * made from this list. A part is up when no fault holds it; faults heal one by one.
 */
public enum FaultKind {
    SITE_DOWN(
            "site-down",
            FaultTarget.SITE,
            "Everything that stands there (pools, SQL servers, file stores, witness, Edge pools, branches) and its WAN"
                    + " links."),
    POOL_DOWN("pool-down", FaultTarget.POOL, "Front Ends, back end and file store, contents intact."),
    FRONTEND_DOWN("frontend-down", FaultTarget.FRONT_END, "One Front End."),
    SQL_DOWN("sql-down", FaultTarget.SQL_SERVER, "One SQL server."),
    WITNESS_DOWN("witness-down", FaultTarget.POOL, "The witness of that pool's mirror."),
    FILESTORE_DOWN("filestore-down", FaultTarget.POOL, "The share, contents intact."),
    FILESTORE_LOST(
            "filestore-lost", FaultTarget.POOL, "The share with its content, for good; heal gives back an empty one."),
    WAN_DOWN("wan-down", FaultTarget.LINK, "The link between two sites, or all links."),
    WAN_SLOW(
            "wan-slow",
            FaultTarget.LINK,
            "The link between two sites, or all links, made worse.",
            Param.optional("bandwidth", Param.Type.BANDWIDTH, "What is left of it."),
            Param.optional("latency", Param.Type.DURATION, "What it becomes, one way."),
            Param.optional("loss", Param.Type.LOSS, "How much of what is sent does not arrive.")),
    EDGE_DOWN("edge-down", FaultTarget.EDGE_POOL, "All servers of an Edge pool."),
    SERVICE_STOPPED(
            "service-stopped",
            FaultTarget.POOL,
            "One service on all the pool's computers.",
            Param.choice("service", Optional.empty(), Names.SERVICES, "The service.")
                    .asRequired()),
    HYDRATION_FAILURE(
            "hydration-failure",
            FaultTarget.POOL,
            "The next failbacks of that pool end in HydrationFailed.",
            Param.withDefault("times", Param.Type.NUMBER, "1", "How many of them.")),
    PACKAGE_CORRUPTED(
            "package-corrupted",
            FaultTarget.POOL,
            "The next packages that the pool sends arrive damaged.",
            Param.withDefault(
                    "module",
                    Param.Type.MODULE,
                    BackupModule.PRESENCE_FOCUS.toString(),
                    "The module of the Backup Service."),
            Param.withDefault("times", Param.Type.NUMBER, "1", "How many of them.")),
    ADDRESS_BOOK_MAINTENANCE(
            "address-book-maintenance",
            FaultTarget.POOL,
            "The address book service is at its maintenance: at a failback of that pool one Front End does not start"
                    + " (events 12314 and 12299). Restart that server, or fail back when the maintenance is over.");

    private final String text;
    private final FaultTarget target;
    private final String doc;
    private final List<Param> params;

    FaultKind(String text, FaultTarget target, String doc, Param... params) {
        this.text = text;
        this.target = target;
        this.doc = doc;
        this.params = List.of(params);
    }

    /** The name that drills use. */
    public String text() {
        return text;
    }

    /** What {@code at:} names. */
    public FaultTarget target() {
        return target;
    }

    /** What it takes down. */
    public String doc() {
        return doc;
    }

    /** The other keys that it takes. */
    public List<Param> params() {
        return params;
    }

    /** The keys that a heal takes to say which fault is meant. */
    public List<Param> healParams() {
        return params.stream().filter(param -> param.name().equals("service")).toList();
    }

    /** The kind of that name. */
    public static Optional<FaultKind> of(String text) {
        return Arrays.stream(values()).filter(kind -> kind.text.equals(text)).findFirst();
    }

    /** All names, in order. */
    public static List<String> texts() {
        return Arrays.stream(values()).map(FaultKind::text).toList();
    }

    /** Constants of other vocabularies; an enum's own statics are not there yet when its constants are made. */
    private static final class Names {
        static final List<String> SERVICES = List.of(
                "LYNCBACKUP", "RTCSRV", "FabricHostSvc", "RTCRGS", "RTCCPS", "RTCCAA", "MASTER", "REPLICA", "FTA");
    }
}
