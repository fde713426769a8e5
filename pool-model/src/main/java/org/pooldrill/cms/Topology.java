package org.pooldrill.cms;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.pooldrill.announcement.Announcements;
import org.pooldrill.callpark.OrbitRanges;
import org.pooldrill.estate.BackupSettings;
import org.pooldrill.estate.Estate;
import org.pooldrill.estate.VoiceFailover;

/**
 * The configuration read as what it means: which Edge pool goes where, which pools are paired, how the Backup Service
 * is set. A view of the values it was made from, be they an instance's or a replica's.
 */
public final class Topology {
    /** Said of a pool whose servers stand ready. */
    static final String NOT_YET = "notYet";

    /** Said of a pool that was taken out. */
    static final String REMOVED = "removed";

    private static final String LIST = ",";

    private final Map<String, String> values;

    public Topology(Map<String, String> values) {
        this.values = Collections.unmodifiableMap(values);
    }

    /** What is published when a run starts. */
    public static Topology of(Estate estate) {
        var values = new TreeMap<String, String>();
        estate.edges().values().forEach(edge -> {
            values.put(ConfigurationKeys.nextHop(edge.fqdn()), edge.nextHop());
            values.put(ConfigurationKeys.federation(edge.fqdn()), String.valueOf(edge.federation()));
            values.put(ConfigurationKeys.xmpp(edge.fqdn()), String.valueOf(edge.xmpp()));
        });
        estate.pools().values().forEach(pool -> {
            if (!pool.deployed()) {
                values.put(ConfigurationKeys.defined(pool.fqdn()), NOT_YET);
                return;
            }
            pool.backup().ifPresent(backup -> values.put(ConfigurationKeys.backup(pool.fqdn()), backup));
            pool.mediaEdge().ifPresent(edge -> values.put(ConfigurationKeys.mediaEdge(pool.fqdn()), edge));
            var voice = pool.voiceFailover();
            values.putAll(new TopologyEdit.Voice(
                            pool.fqdn(),
                            Optional.of(voice.automatic()),
                            Optional.of(voice.failureDetection()),
                            Optional.of(voice.failback()))
                    .values());
        });
        values.putAll(backupSettings(estate.backupService()));
        values.putAll(OrbitRanges.values(estate.applications()));
        values.putAll(Announcements.values(estate.applications()));
        return new Topology(values);
    }

    /** The values that say this about the Backup Service. */
    public static Map<String, String> backupSettings(BackupSettings settings) {
        return Map.of(
                key("syncInterval"), settings.syncInterval().toString(),
                key("maxBatchesPerUserStoreSync"), String.valueOf(settings.maxBatchesPerUserStoreSync()),
                key("maxBatchesPerCmsSync"), String.valueOf(settings.maxBatchesPerCmsSync()),
                key("maxDataConfPackageSizeKB"), String.valueOf(settings.maxDataConfPackageSizeKB()),
                key("maxConcurrentCalls"), String.valueOf(settings.maxConcurrentCalls()),
                key("authorizedUniversalGroups"), String.join(LIST, settings.authorizedUniversalGroups()),
                key("authorizedLocalAccounts"), String.join(LIST, settings.authorizedLocalAccounts()));
    }

    /** All values by key. */
    public Map<String, String> values() {
        return values;
    }

    /** This topology with some values changed; an empty value takes its key away. */
    public Topology with(Map<String, String> changed) {
        var copy = new TreeMap<>(values);
        changed.forEach((key, value) -> {
            if (value.isEmpty()) {
                copy.remove(key);
            } else {
                copy.put(key, value);
            }
        });
        return new Topology(copy);
    }

    /** The Front End pool that an Edge pool's traffic goes to. */
    public Optional<String> nextHop(String edge) {
        return text(ConfigurationKeys.nextHop(edge));
    }

    /** The Edge pools whose next hop is that pool, by name. */
    public List<String> edgesWithNextHop(String pool) {
        return edgesWith(".nextHop", pool);
    }

    /** Whether federation is enabled for an Edge pool. */
    public boolean federation(String edge) {
        return flag(ConfigurationKeys.federation(edge));
    }

    /** The Edge pools for which federation is enabled, by name; more than one is refused at a publish. */
    public List<String> federationEdges() {
        return edgesWith(".federation", "true");
    }

    /** The one published Edge pool of federation. */
    public Optional<String> federationEdge() {
        return federationEdges().stream().findFirst();
    }

    /** Whether an Edge pool is designated for XMPP. */
    public boolean xmpp(String edge) {
        return flag(ConfigurationKeys.xmpp(edge));
    }

    /** The one Edge pool designated for XMPP. */
    public Optional<String> xmppRoute() {
        return edgesWith(".xmpp", "true").stream().findFirst();
    }

    /** The Edge pool that relays media for outsiders of a pool. */
    public Optional<String> mediaEdge(String pool) {
        return text(ConfigurationKeys.mediaEdge(pool));
    }

    /** The values of numbered things, by number: those whose key begins and ends like this. */
    public Map<Integer, String> numbered(String prefix, String suffix) {
        var found = new TreeMap<Integer, String>();
        values.forEach((key, value) -> {
            if (key.startsWith(prefix) && key.endsWith(suffix)) {
                found.put(Integer.valueOf(key.substring(prefix.length(), key.length() - suffix.length())), value);
            }
        });
        return found;
    }

    /** The pool whose auto attendant answers at the access number of a pool: itself until the number is moved. */
    public String accessNumber(String pool) {
        return text(ConfigurationKeys.accessNumber(pool)).orElse(pool);
    }

    /** The Front End pool that a branch was associated with since the start. */
    public Optional<String> registersWith(String branch) {
        return text(ConfigurationKeys.registersWith(branch));
    }

    /** Whether a pool of the estate is in the topology. */
    public boolean defines(String pool) {
        return !values.containsKey(ConfigurationKeys.defined(pool));
    }

    /** Whether a pool was in the topology and was taken out. */
    public boolean removed(String pool) {
        return REMOVED.equals(values.get(ConfigurationKeys.defined(pool)));
    }

    /** The associated backup pool. */
    public Optional<String> backupOf(String pool) {
        return text(ConfigurationKeys.backup(pool));
    }

    /** A setting of a pool's User Services by its name in Lync, where it was set. */
    public Optional<String> userServer(String pool, String setting) {
        return text(ConfigurationKeys.userServer(pool, setting));
    }

    /** How a pool's users fail over to the backup registrar. */
    public VoiceFailover voiceFailover(String pool) {
        var fallback = VoiceFailover.DEFAULT;
        return new VoiceFailover(
                text(ConfigurationKeys.voiceAutomatic(pool))
                        .map(Boolean::parseBoolean)
                        .orElse(fallback.automatic()),
                duration(ConfigurationKeys.voiceFailureDetection(pool), fallback.failureDetection()),
                duration(ConfigurationKeys.voiceFailback(pool), fallback.failback()));
    }

    /** How the Backup Service is set; a setting that is not there has its default. */
    public BackupSettings backupSettings() {
        var fallback = BackupSettings.DEFAULT;
        return new BackupSettings(
                duration(key("syncInterval"), fallback.syncInterval()),
                number("maxBatchesPerUserStoreSync", fallback.maxBatchesPerUserStoreSync()),
                number("maxBatchesPerCmsSync", fallback.maxBatchesPerCmsSync()),
                number("maxDataConfPackageSizeKB", fallback.maxDataConfPackageSizeKB()),
                number("maxConcurrentCalls", fallback.maxConcurrentCalls()),
                list("authorizedUniversalGroups", fallback.authorizedUniversalGroups()),
                list("authorizedLocalAccounts", fallback.authorizedLocalAccounts()));
    }

    private static String key(String setting) {
        return ConfigurationKeys.backupService(setting);
    }

    private List<String> edgesWith(String suffix, String value) {
        var edges = new ArrayList<String>();
        values.forEach((key, found) -> {
            if (found.equals(value) && key.startsWith(ConfigurationKeys.EDGES) && key.endsWith(suffix)) {
                edges.add(key.substring(ConfigurationKeys.EDGES.length(), key.length() - suffix.length()));
            }
        });
        Collections.sort(edges);
        return edges;
    }

    private Optional<String> text(String key) {
        return Optional.ofNullable(values.get(key));
    }

    private boolean flag(String key) {
        return Boolean.parseBoolean(values.get(key));
    }

    private Duration duration(String key, Duration fallback) {
        return text(key).map(Duration::parse).orElse(fallback);
    }

    private int number(String setting, int fallback) {
        return text(key(setting)).map(Integer::parseInt).orElse(fallback);
    }

    private List<String> list(String setting, List<String> fallback) {
        return text(key(setting)).map(value -> List.of(value.split(LIST))).orElse(fallback);
    }
}
