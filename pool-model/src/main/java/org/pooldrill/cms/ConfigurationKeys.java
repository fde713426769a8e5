package org.pooldrill.cms;

/** The keys of the configuration, as flat text: what stands in the Central Management store and in every replica. */
public final class ConfigurationKeys {
    static final String EDGES = "edges.";
    static final String POOLS = "pools.";
    static final String BRANCHES = "branches.";
    static final String SITES = "sites.";
    /** What the keys of conference directories begin with. */
    public static final String CONFERENCE_DIRECTORIES = "conferenceDirectories.";

    static final String BACKUP_SERVICE = "backupService.";

    private static final String DEFINED = ".defined";

    private ConfigurationKeys() {}

    /** The Front End pool that an Edge pool's traffic goes to. */
    public static String nextHop(String edge) {
        return EDGES + edge + ".nextHop";
    }

    /** Whether federation is enabled for an Edge pool: {@code true} or {@code false}. */
    public static String federation(String edge) {
        return EDGES + edge + ".federation";
    }

    /** Whether an Edge pool is the one designated for XMPP: {@code true} or {@code false}. */
    public static String xmpp(String edge) {
        return EDGES + edge + ".xmpp";
    }

    /** Why a pool of the estate is not in the topology; not there for one that is. */
    public static String defined(String pool) {
        return POOLS + pool + DEFINED;
    }

    /** Whether a value says of a pool whether it is in the topology. */
    public static boolean isDefinition(String key) {
        return key.startsWith(POOLS) && key.endsWith(DEFINED);
    }

    /** The associated backup pool. */
    public static String backup(String pool) {
        return POOLS + pool + ".backup";
    }

    /** The Edge pool that relays media for outsiders. */
    public static String mediaEdge(String pool) {
        return POOLS + pool + ".mediaEdge";
    }

    /** Automatic failover and failback for voice: {@code true} or {@code false}. */
    public static String voiceAutomatic(String pool) {
        return POOLS + pool + ".voiceFailover.automatic";
    }

    /** The failure detection interval of the registrars, as an ISO duration. */
    public static String voiceFailureDetection(String pool) {
        return POOLS + pool + ".voiceFailover.failureDetection";
    }

    /** The failback interval of the registrars, as an ISO duration. */
    public static String voiceFailback(String pool) {
        return POOLS + pool + ".voiceFailover.failback";
    }

    /** The Front End pool that a Survivable Branch Appliance registers with. */
    public static String registersWith(String branch) {
        return BRANCHES + branch + ".registersWith";
    }

    /** A setting of a pool's User Services by its name in Lync. */
    public static String userServer(String pool, String setting) {
        return POOLS + pool + ".userServer." + setting;
    }

    /** A site's XMPP route, an Edge pool. Setting it designates that Edge pool. */
    public static String xmppRoute(String site) {
        return SITES + site + ".xmppRoute";
    }

    /** A site's federation route, an Edge pool. Setting it enables federation there and nowhere else. */
    public static String federationRoute(String site) {
        return SITES + site + ".federationRoute";
    }

    /** The pool that hosts a conference directory. */
    public static String conferenceDirectory(int number) {
        return CONFERENCE_DIRECTORIES + number + ".pool";
    }

    /** Since when a conference directory gives out its present codes, in milliseconds since the start of the run. */
    public static String conferenceDirectoryCodes(int number) {
        return CONFERENCE_DIRECTORIES + number + ".codesSince";
    }

    /** A port of an Edge pool, by the name of its parameter. */
    public static String edgePort(String edge, String port) {
        return EDGES + edge + ".ports." + port;
    }

    /** What is published of a Persistent Chat pool: its {@code nextHop}, {@code state} or {@code active} servers. */
    public static String persistentChat(String chat, String what) {
        return "persistentChat." + chat + "." + what;
    }

    /** The Persistent Chat pool of a site's users. */
    public static String defaultPersistentChatPool(String site) {
        return SITES + site + ".defaultPersistentChatPool";
    }

    /** The pool whose auto attendant answers at the access number that was a pool's at the start. */
    public static String accessNumber(String pool) {
        return "accessNumbers." + pool;
    }

    /** A setting of the Backup Service by its name in Lync, first letter small. */
    public static String backupService(String setting) {
        return BACKUP_SERVICE + setting;
    }
}
