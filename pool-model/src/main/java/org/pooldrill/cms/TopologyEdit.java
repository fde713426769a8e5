package org.pooldrill.cms;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.pooldrill.estate.VoiceFailover;

/** One edit in Topology Builder, or what a cmdlet does to the same thing. Several are published together. */
public sealed interface TopologyEdit {

    /** The values to publish for it; what else they bring about is added by {@link TopologyRules#complete}. */
    Map<String, String> values();

    /** Another next hop for an Edge pool. */
    record NextHop(String edge, String pool) implements TopologyEdit {
        @Override
        public Map<String, String> values() {
            return Map.of(ConfigurationKeys.nextHop(edge), pool);
        }
    }

    /** "Enable federation for this Edge pool (Port 5061)". */
    record Federation(String edge, boolean enabled) implements TopologyEdit {
        @Override
        public Map<String, String> values() {
            return Map.of(ConfigurationKeys.federation(edge), String.valueOf(enabled));
        }
    }

    /** "Enable XMPP federation" of an Edge pool. */
    record Xmpp(String edge, boolean enabled) implements TopologyEdit {
        @Override
        public Map<String, String> values() {
            return Map.of(ConfigurationKeys.xmpp(edge), String.valueOf(enabled));
        }
    }

    /** A site's XMPP route: Set-CsSite -XmppFederationRoute. */
    record XmppRoute(String site, String edge) implements TopologyEdit {
        @Override
        public Map<String, String> values() {
            return Map.of(ConfigurationKeys.xmppRoute(site), edge);
        }
    }

    /** A site's federation route: Set-CsSite -FederationRoute. */
    record FederationRoute(String site, String edge) implements TopologyEdit {
        @Override
        public Map<String, String> values() {
            return Map.of(ConfigurationKeys.federationRoute(site), edge);
        }
    }

    /** "New Front End Pool": one whose servers stand ready is put into the topology. */
    record Define(String pool, VoiceFailover voice) implements TopologyEdit {
        @Override
        public Map<String, String> values() {
            var values = new TreeMap<>(new Voice(
                            pool,
                            Optional.of(voice.automatic()),
                            Optional.of(voice.failureDetection()),
                            Optional.of(voice.failback()))
                    .values());
            values.put(ConfigurationKeys.defined(pool), "");
            return values;
        }
    }

    /** "Delete": a pool is taken out of the topology, and with it its pairing. */
    record Remove(String pool) implements TopologyEdit {
        @Override
        public Map<String, String> values() {
            return Map.of(
                    ConfigurationKeys.defined(pool), Topology.REMOVED,
                    ConfigurationKeys.backup(pool), "",
                    ConfigurationKeys.mediaEdge(pool), "");
        }
    }

    /** "Associated Backup Pool"; empty takes the pair apart. */
    record Backup(String pool, Optional<String> backup) implements TopologyEdit {
        @Override
        public Map<String, String> values() {
            return Map.of(ConfigurationKeys.backup(pool), backup.orElse(""));
        }
    }

    /** "Associate Edge Pool (for media components)"; empty takes it away. */
    record MediaEdge(String pool, Optional<String> edge) implements TopologyEdit {
        @Override
        public Map<String, String> values() {
            return Map.of(ConfigurationKeys.mediaEdge(pool), edge.orElse(""));
        }
    }

    /** The Front End pool of a Survivable Branch Appliance: "Unrecoverable pool", steps 27 to 29. */
    record RegistersWith(String branch, String pool) implements TopologyEdit {
        @Override
        public Map<String, String> values() {
            return Map.of(ConfigurationKeys.registersWith(branch), pool);
        }
    }

    /** Another next hop for a Persistent Chat pool. */
    record ChatNextHop(String chat, String pool) implements TopologyEdit {
        @Override
        public Map<String, String> values() {
            return Map.of(ConfigurationKeys.persistentChat(chat, "nextHop"), pool);
        }
    }

    /** "Automatic failover and failback for Voice" and its intervals; what is not given stays as it is. */
    record Voice(
            String pool, Optional<Boolean> automatic, Optional<Duration> failureDetection, Optional<Duration> failback)
            implements TopologyEdit {
        @Override
        public Map<String, String> values() {
            var values = new TreeMap<String, String>();
            automatic.ifPresent(on -> values.put(ConfigurationKeys.voiceAutomatic(pool), String.valueOf(on)));
            failureDetection.ifPresent(d -> values.put(ConfigurationKeys.voiceFailureDetection(pool), d.toString()));
            failback.ifPresent(d -> values.put(ConfigurationKeys.voiceFailback(pool), d.toString()));
            return values;
        }
    }
}
