package org.pooldrill.state;

import static org.pooldrill.state.KeyKind.BRANCH;
import static org.pooldrill.state.KeyKind.CHAT;
import static org.pooldrill.state.KeyKind.COMMAND;
import static org.pooldrill.state.KeyKind.COMPUTER;
import static org.pooldrill.state.KeyKind.CONFERENCE;
import static org.pooldrill.state.KeyKind.DATABASE;
import static org.pooldrill.state.KeyKind.DIRECTORY;
import static org.pooldrill.state.KeyKind.EDGE;
import static org.pooldrill.state.KeyKind.FILE_PLACE;
import static org.pooldrill.state.KeyKind.FINDING;
import static org.pooldrill.state.KeyKind.MODULE;
import static org.pooldrill.state.KeyKind.NUMBER_RANGE;
import static org.pooldrill.state.KeyKind.POOL;
import static org.pooldrill.state.KeyKind.RESPONSE_GROUP;
import static org.pooldrill.state.KeyKind.SERVICE;
import static org.pooldrill.state.KeyKind.SITE;
import static org.pooldrill.state.KeyKind.SQL_SERVER;
import static org.pooldrill.state.KeyKind.USER;
import static org.pooldrill.state.LeafType.ANY;
import static org.pooldrill.state.LeafType.BOOL;
import static org.pooldrill.state.LeafType.DURATION;
import static org.pooldrill.state.LeafType.INT;
import static org.pooldrill.state.LeafType.STRING;
import static org.pooldrill.state.LeafType.TIMESTAMP;

import java.util.List;
import java.util.Optional;
import org.pooldrill.state.Shape.Field;
import org.pooldrill.state.Shape.Leaf;
import org.pooldrill.state.Shape.ListOf;
import org.pooldrill.state.Shape.MapOf;
import org.pooldrill.state.Shape.Struct;

/**
 * The state document, from top to bottom: what a deployment looks like at one moment.
 *
 * <p>This is the only description of it. The JSON Schema, the types of expectations, the check of names in them and
 * the reference page are derived from it, so a new value is one new line here. Keys may be added, none renamed.
 */
public final class StateShape {

    private static final Struct POOL_STATE = Struct.of(
            oneOf(
                    "state",
                    "the life of the pool as a pair sees it",
                    "Active",
                    "Down",
                    "FailingOver",
                    "FailedOver",
                    "FailingBack",
                    "Retired"),
            oneOf(
                    "phase",
                    "where inside FailingOver or FailingBack it is, else empty",
                    "",
                    "ReadOnly",
                    "Syncing",
                    "Verifying",
                    "Switching",
                    "Hydrating"),
            naming(SITE, "site", "the site it stands in"),
            naming(POOL, "partner", "its associated backup pool, empty while it is not paired"),
            field("reachable", BOOL, "its servers are up with quorum and not cut off from every other site"),
            naming(POOL, "servedBy", "the pool that gives its users full service, empty while nobody does"),
            field("readOnly", BOOL, "persistent changes of its users are refused"),
            field("frontEnds", frontEnds(), "its Front End Servers"),
            field("routingGroups", routingGroups(), "its routing groups, each with up to three replicas"),
            field("storage", storage(), "the storage service of its Front Ends, in items"),
            field("users", userCounts(), "counts of the users homed there"),
            field("database", new MapOf(DATABASE, database()), "its mirrored databases"),
            field("backup", new MapOf(MODULE, backup()), "replication to its partner, module by module"),
            field(
                    "rpo",
                    DURATION,
                    "how old the oldest change was that the last failover or failback lost, zero if none"),
            field("rto", recoveryTimes(), "how long the recovery from its last disaster took"),
            field("lost", lost(), "what its users have lost so far, from their view"),
            field("content", content(), "counts of the files of its conferences"),
            field("externalMedia", externalMedia(), "audio and video of its users with users outside"),
            field("webConferencing", externalMedia(), "web conferencing of its users with users outside"),
            field(
                    "powerPoint",
                    Struct.of(
                            field("works", BOOL, "its users can present PowerPoint"),
                            field("why", strings(), "one entry for each condition that is not met")),
                    "PowerPoint in conferences, which an Office Web Apps Server renders"));

    private static final Struct DOCUMENT = Struct.of(
            field("time", DURATION, "simulated time since the start of the run")
                    .movingWithTime()
                    .growing(),
            field("clock", TIMESTAMP, "calendar time of the run, UTC")
                    .movingWithTime()
                    .growing(),
            field("pools", new MapOf(POOL, POOL_STATE), "the Front End pools"),
            field("users", new MapOf(USER, user()), "the users"),
            field("conferences", new MapOf(CONFERENCE, conference()), "the conferences scheduled or started so far"),
            field(
                    "conferenceDirectories",
                    new MapOf(DIRECTORY, conferenceDirectory()),
                    "the conference directories, which dial-in codes come from"),
            field("persistentChat", new MapOf(CHAT, persistentChat()), "the Persistent Chat pools"),
            field("monitoring", new MapOf(POOL, monitoring()), "the Monitoring and Archiving databases, by pool"),
            field("branches", new MapOf(BRANCH, branch()), "the Survivable Branch Appliances"),
            field("cms", centralManagement(), "Central Management"),
            field("lis", locationData(), "location data for emergency calls"),
            field("edges", new MapOf(EDGE, edge()), "the Edge pools, as the active master's topology has them"),
            field("federation", federation(), "federation with other organizations"),
            field("xmpp", route("XMPP federation"), "federation with XMPP partners"),
            field(
                    "remoteAccess",
                    Struct.of(
                            field("works", BOOL, "users outside can sign in"),
                            field("why", strings(), "one entry for each condition that is not met")),
                    "access of users outside the organization"),
            field(
                    "simpleUrls",
                    Struct.of(
                            field("works", BOOL, "the URLs of all pools' meetings lead somewhere"),
                            field("why", strings(), "one entry for each set of URLs that does not")),
                    "the simple URLs of meetings and dial-in"),
            field(
                    "services",
                    new MapOf(COMPUTER, new MapOf(SERVICE, enumeration("Running", "Stopped", "Starting"))),
                    "the Windows services of each computer"),
            field(
                    "responseGroups",
                    new MapOf(RESPONSE_GROUP, responseGroup()),
                    "the response groups, wherever they are"),
            field("callPark", new MapOf(POOL, callPark()), "the Call Park application of each pool"),
            field(
                    "groupPickup",
                    new MapOf(
                            NUMBER_RANGE,
                            Struct.of(
                                    naming(POOL, "pool", "the pool whose users can use it"),
                                    field("works", BOOL, "they can now"))),
                    "the ranges of Group Call Pickup"),
            field(
                    "announcements",
                    new MapOf(
                            NUMBER_RANGE,
                            Struct.of(
                                    naming(POOL, "pool", "the pool that the numbers lead to"),
                                    field("works", BOOL, "callers hear the announcement"),
                                    field("why", strings(), "one entry for each condition that is not met"))),
                    "the ranges of unassigned numbers"),
            field("files", new MapOf(FILE_PLACE, strings()), "files that were written, by where they lie"),
            field(
                    "eventLog",
                    new MapOf(COMPUTER, new ListOf(windowsEvent())),
                    "the Windows event log \"Lync Server\" of each computer, oldest first"),
            field("last", commandResult(), "what came of the ps step that ended last"),
            field(
                    "commands",
                    new MapOf(
                            COMMAND,
                            Struct.of(
                                    field("running", BOOL, "it has not ended yet"),
                                    field("refused", STRING, "the error id it was refused with, else empty"),
                                    field("output", STRING, "what it printed"),
                                    field("objects", anyObjects(), "the objects it put out"),
                                    field("duration", DURATION, "how long it took"))),
                    "the ps steps that have a name"),
            field("findings", new ListOf(finding()), "what the program noticed, oldest first")
                    .growing());

    private StateShape() {}

    /** The whole document. */
    public static Struct document() {
        return DOCUMENT;
    }

    private static Struct frontEnds() {
        return Struct.of(
                field("total", INT, "those in the topology"),
                field("running", INT, "those that run"),
                field("quorum", BOOL, "enough of them run for the pool to serve"),
                field("quorumNeeded", INT, "how many are enough"));
    }

    private static Struct routingGroups() {
        return Struct.of(
                field("total", INT, "all of them"),
                field("withoutPrimary", INT, "those whose users cannot sign in"),
                field("withoutSecondary", INT, "those of whose replicas only one runs"));
    }

    private static Struct storage() {
        return Struct.of(
                field("queued", INT, "items that wait for the database of Monitoring or Archiving"),
                field("flushed", INT, "items in the file store that were not taken in"),
                field("imported", INT, "items that were taken in from there"),
                field("lost", INT, "items that found the queue full, or went with a pool that is gone"));
    }

    private static Struct userCounts() {
        return Struct.of(
                field("enabled", INT, "all of them"),
                field("regular", INT, "signed in with full service"),
                field("resiliency", INT, "signed in, in resiliency mode"),
                field("cannotSignIn", INT, "unable to sign in"),
                field("signedOut", INT, "signed out by their own choice"));
    }

    private static Struct database() {
        return Struct.of(
                naming(SQL_SERVER, "principal", "the SQL server that is principal"),
                field("stateOnPrimary", STRING, "what Get-CsDatabaseMirrorState says of the primary"),
                field("stateOnMirror", STRING, "what Get-CsDatabaseMirrorState says of the mirror"),
                field("available", BOOL, "it can be read and written"));
    }

    private static Struct backup() {
        return Struct.of(
                oneOf(
                        "export",
                        "state of the export",
                        "NotInitialized",
                        "FinalState",
                        "SteadyState",
                        "NonSteadyState",
                        "ErrorState"),
                oneOf("import", "state of the import at the partner", "NormalState", "ErrorState"),
                field("produced", INT, "changes made"),
                field("exported", INT, "changes exported"),
                field("imported", INT, "changes the partner has imported"),
                field("acked", INT, "changes known here to be imported"),
                field("backlogBytes", INT, "bytes waiting to cross"),
                field("oldestUnacked", DURATION, "age of the oldest change not acknowledged: the live RPO")
                        .movingWithTime(),
                field("rpo", DURATION, "how old the oldest of its changes was that the last disaster lost"));
    }

    private static Struct recoveryTimes() {
        return Struct.of(
                field("detect", DURATION, "from the fault to the registrar's verdict or the first command")
                        .absentUntilKnown(),
                field("decide", DURATION, "from the fault to the first command of the recovery")
                        .absentUntilKnown(),
                field("execute", DURATION, "from there to the end of the successful failover; compared with the target")
                        .absentUntilKnown(),
                field("signIn", DURATION, "from there until all users who can are Regular")
                        .absentUntilKnown(),
                field("total", DURATION, "decide, execute and signIn together").absentUntilKnown());
    }

    private static Struct lost() {
        var item = Struct.of(
                naming(USER, "user", "who lost it"),
                field("kind", STRING, "what kind of change or file"),
                field("id", STRING, "which one"),
                field("at", STRING, "the FQDN of the pool that held it"),
                field("cause", STRING, "why it was lost"));
        return Struct.of(
                field("changes", INT, "persistent changes: contacts, settings, schedules")
                        .growingUnlessFound(),
                field("users", INT, "users who lost something").growingUnlessFound(),
                field("conferences", INT, "conferences lost").growingUnlessFound(),
                field("files", INT, "files lost").growingUnlessFound(),
                field("bytes", INT, "bytes of the lost files").growingUnlessFound(),
                field("items", new ListOf(item), "one by one").growingUnlessFound());
    }

    private static Struct content() {
        return Struct.of(
                field("here", INT, "files in its own store"),
                field("atPartner", INT, "files in its partner's store"),
                field("missing", INT, "files its own store lacks, whether or not the partner has them"));
    }

    private static Struct externalMedia() {
        return Struct.of(
                naming(EDGE, "edge", "the Edge pool it uses"),
                field("works", BOOL, "users outside can have media"),
                field("why", strings(), "one entry for each condition that is not met"));
    }

    private static Struct user() {
        return Struct.of(
                field("home", STRING, "his home pool, or the branch appliance he is homed on"),
                oneOf("mode", "what service he has", "Regular", "Resiliency", "CannotSignIn", "SignedOut"),
                field("at", STRING, "the pool he is signed in to, empty while he is not"),
                field("cause", STRING, "why he is not Regular, else empty"),
                field("contacts", strings(), "his contacts in the order added"),
                field("conferences", strings(), "the conferences he organizes"),
                field("forwarding", STRING, "where his calls go, empty if nowhere else"),
                field("contactList", BOOL, "he sees his contacts and the address book"),
                field("answers", BOOL, "calls and messages reach him").movingWithTime(),
                field(
                                "presence",
                                Struct.of(
                                        field(
                                                "ownPool",
                                                STRING,
                                                "what users of his pool see: the last that he set, Unknown or Offline"),
                                        field("otherPools", STRING, "what users of other pools see")),
                                "his presence as others see it")
                        .movingWithTime());
    }

    private static Struct conference() {
        return Struct.of(
                naming(USER, "organizer", "who organizes it"),
                field("scheduled", BOOL, "it is in its organizer's schedule"),
                field("running", BOOL, "it goes on now"),
                field("content", strings(), "the files uploaded to it"),
                field("joinable", BOOL, "it can be joined"),
                field("dialIn", BOOL, "it can be joined by telephone"),
                field("pstnId", STRING, "the code that callers type, empty where it has none or lost it"));
    }

    private static Struct persistentChat() {
        return Struct.of(
                oneOf("state", "which database its servers use", "Normal", "FailedOver"),
                naming(SQL_SERVER, "database", "the SQL server in use"),
                field("active", strings(), "the servers that take connections"),
                field("works", BOOL, "it can be used"),
                field("why", strings(), "one entry for each condition that is not met"),
                field("lost", DURATION, "how much of what was written went lost so far, in time"));
    }

    private static Struct monitoring() {
        return Struct.of(
                field("works", BOOL, "records can be written and read"),
                field("lost", DURATION, "how much of them went lost with a pool that will not come back, in time"));
    }

    private static Struct branch() {
        return Struct.of(
                naming(POOL, "registersWith", "the pool that its users get everything but voice from"),
                field("voice", BOOL, "its users have voice"),
                oneOf("mode", "what service its users have there", "Regular", "Resiliency", "CannotSignIn"));
    }

    private static Struct federation() {
        return Struct.of(
                naming(EDGE, "route", "the Edge pool that carries it, empty if none"),
                field("works", BOOL, "federation works, as far as it goes out"),
                field("why", strings(), "one entry for each condition that is not met"),
                field(
                        "inbound",
                        Struct.of(
                                naming(EDGE, "route", "the Edge pool that partners are led to, empty if none"),
                                field("works", BOOL, "partners come in"),
                                field("why", strings(), "one entry for each condition that is not met")),
                        "federation as partners come in"));
    }

    private static Struct conferenceDirectory() {
        return Struct.of(
                naming(POOL, "pool", "the pool that hosts it"),
                field("works", BOOL, "its pool is served, so that codes of it are found"));
    }

    private static Struct centralManagement() {
        return Struct.of(
                oneOf(
                        "state",
                        "the deployment's Central Management",
                        "Healthy",
                        "HealthyWithoutStandby",
                        "NoMaster",
                        "DualActive",
                        "MoveInProgress"),
                naming(POOL, "activeMaster", "the pool that hosts the active master, empty if none"),
                field("activeMasters", INT, "instances whose master replicator acts as master"),
                field("fileTransferAgents", strings(), "the pools whose file transfer agents act"),
                field(
                        "instances",
                        new MapOf(POOL, enumeration("Active", "Backup", "MovingReadOnly", "StaleActive", "Absent")),
                        "the instance each pool hosts"),
                field(
                        "replicas",
                        new MapOf(COMPUTER, Struct.of(field("upToDate", BOOL, "it has the last published change"))),
                        "the replica of the configuration on each computer"),
                field("lost", lostConfiguration(), "changes of the configuration that were lost so far"),
                field("rto", DURATION, "how long the last move took that ended well; compared with the target")
                        .absentUntilKnown());
    }

    private static Struct lostConfiguration() {
        var item = Struct.of(
                field("key", STRING, "which setting"),
                field("value", STRING, "what it was set to, empty where it was taken away"),
                naming(POOL, "at", "the pool whose Central Management store had it"),
                field("cause", STRING, "why it was lost"));
        return Struct.of(
                field("changes", INT, "how many").growing(),
                field("items", new ListOf(item), "one by one").growing());
    }

    private static Struct locationData() {
        return Struct.of(
                naming(POOL, "at", "the pool whose location database is in use, empty while none is"),
                field("published", BOOL, "clients are told of all that it holds, and it holds something"),
                field("locations", INT, "subnets whose location clients are told"),
                field("lost", INT, "subnets whose location was set some time and is not in that database"));
    }

    private static Struct edge() {
        return Struct.of(
                field("up", BOOL, "at least one of its servers is up"),
                naming(POOL, "nextHop", "the next hop in the topology"),
                naming(POOL, "replicaNextHop", "the next hop the Edge itself acts on"),
                field("federation", BOOL, "it carries federation"));
    }

    private static Struct responseGroup() {
        return Struct.of(
                naming(POOL, "owner", "the pool that owns it"),
                field("at", strings(), "the pools that hold a copy"),
                field("works", BOOL, "a call to its number finds an agent"),
                field("why", strings(), "what stands in the way"),
                field("agents", strings(), "the agents whom a call would find now"));
    }

    private static Struct callPark() {
        return Struct.of(
                field("works", BOOL, "calls can be parked there"),
                field("orbits", strings(), "its ranges of numbers"),
                field("music", STRING, "the file that parked callers hear, empty for Lync's own"),
                field("parked", strings(), "the numbers on which calls are parked"));
    }

    private static Struct route(String what) {
        return Struct.of(
                naming(EDGE, "route", "the Edge pool that carries it, empty if none"),
                field("works", BOOL, what + " works"),
                field("why", strings(), "one entry for each condition that is not met"));
    }

    private static Struct commandResult() {
        return Struct.of(
                field("output", STRING, "what it printed"),
                field("objects", anyObjects(), "the objects it put out"),
                field("refused", STRING, "the error id it was refused with, else empty"),
                field("duration", DURATION, "how long it took"));
    }

    private static Struct windowsEvent() {
        return Struct.of(
                field("id", INT, "the number of the event"),
                field("source", STRING, "which service wrote it"),
                oneOf("level", "how grave it is", "Error", "Warning", "Information"),
                field("at", DURATION, "when, since the start"),
                field("text", STRING, "what happened"));
    }

    private static Struct finding() {
        return Struct.of(
                naming(FINDING, "code", "what kind of finding"),
                field("severity", STRING, "how grave it is"),
                field("at", STRING, "the FQDN concerned"),
                field("time", DURATION, "when it was raised, since the start"),
                field("text", STRING, "the finding in words"));
    }

    private static ListOf strings() {
        return new ListOf(Leaf.of(STRING));
    }

    private static ListOf anyObjects() {
        return new ListOf(Leaf.of(ANY));
    }

    private static Leaf enumeration(String... values) {
        return new Leaf(STRING, List.of(values), Optional.empty());
    }

    private static Field oneOf(String name, String doc, String... values) {
        return field(name, enumeration(values), doc);
    }

    private static Field naming(KeyKind kind, String name, String doc) {
        return field(name, new Leaf(STRING, List.of(), Optional.of(kind)), doc);
    }

    private static Field field(String name, LeafType type, String doc) {
        return field(name, Leaf.of(type), doc);
    }

    private static Field field(String name, Shape shape, String doc) {
        return new Field(name, shape, doc, false, false, Growth.FREE);
    }
}
