package org.pooldrill.computer;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pooldrill.change.Event;
import org.pooldrill.fabric.Fabric;
import org.pooldrill.mirror.DatabaseState;
import org.pooldrill.mirror.MirroringStatus;

/** What happens to the physical world. Recorded in the estate's store, since no pool writes it. */
public sealed interface ComputerEvent extends Event {

    /** Something broke; the details are those of {@link Fault}. */
    record FaultStarted(int number, FaultKind fault, List<String> at, Map<String, String> with)
            implements ComputerEvent {
        public FaultStarted {
            at = List.copyOf(at);
            with = Collections.unmodifiableMap(new LinkedHashMap<>(with));
        }
    }

    /** A fault that strikes a number of times struck once. */
    record FaultStruck(int number, FaultKind fault, List<String> at, int left) implements ComputerEvent {
        public FaultStruck {
            at = List.copyOf(at);
        }
    }

    /** A fault was repaired, or had struck as often as it should. */
    record FaultHealed(int number, FaultKind fault, List<String> at) implements ComputerEvent {
        public FaultHealed {
            at = List.copyOf(at);
        }
    }

    /** A Front End, or on an Edge pool a server, stands differently. Without power it forgets what was stopped by hand. */
    record ServerChanged(String computer, ServerState state, Why why) implements ComputerEvent {}

    /** Single services of a server were stopped, are starting, or run when their server does. */
    record ServicesChanged(String computer, List<WindowsService> services, ServerState state) implements ComputerEvent {
        public ServicesChanged {
            services = List.copyOf(services);
        }
    }

    /**
     * The Front End service of a server could not start, since the address book service was at its maintenance.
     *
     * @param fault the number of that fault
     */
    record FrontEndNotStarted(String computer, int fault) implements ComputerEvent {}

    /** Setup put services on a computer; they do not run yet. */
    record ServicesInstalled(String computer, List<WindowsService> services) implements ComputerEvent {
        public ServicesInstalled {
            services = List.copyOf(services);
        }
    }

    /** Replicas of a pool's routing groups that stopped servers held were built on others. */
    record ReplicasBuilt(String pool, List<Fabric.Move> moves) implements ComputerEvent {
        public ReplicasBuilt {
            moves = List.copyOf(moves);
        }
    }

    /** A pool's services run, with quorum, or no longer do. */
    record PoolChanged(String pool, boolean up, PoolCause cause) implements ComputerEvent {}

    /**
     * A database type of a pool stands differently; without an instance of it all names are empty.
     *
     * @param principal the FQDN of the SQL server that is principal, or was when it went down
     */
    record DatabaseChanged(
            String pool,
            Database database,
            String principal,
            DatabaseState stateOnPrimary,
            DatabaseState stateOnMirror,
            MirroringStatus statusOnPrimary,
            MirroringStatus statusOnMirror,
            boolean available)
            implements ComputerEvent {}

    /**
     * Databases of a type stayed where they were when the others moved; none where all are together again.
     *
     * @param databases their names
     */
    record DatabasesLeft(String pool, Database database, List<String> databases) implements ComputerEvent {
        public DatabasesLeft {
            databases = List.copyOf(databases);
        }
    }

    /** An administrator took the user databases of a pool offline, or online again. */
    record UserDatabaseSwitched(String pool, boolean online) implements ComputerEvent {}

    /**
     * The fabric of a pool was formed anew: these Front Ends belong to it, the others join when they start.
     *
     * @param reloaded the routing groups that were loaded from the backup store, by number
     */
    record FabricReset(String pool, List<String> members, List<Integer> reloaded) implements ComputerEvent {
        public FabricReset {
            members = List.copyOf(members);
            reloaded = List.copyOf(reloaded);
        }
    }

    /** A Front End takes no new conferences, since its services are being stopped gracefully, or does again. */
    record ServerDrained(String computer, boolean drained) implements ComputerEvent {}

    /** The User databases of a pool have been away for longer than its users are spared from it. */
    record BackEndToleranceExceeded(String pool) implements ComputerEvent {}

    /** They are back after that. */
    record BackEndBack(String pool) implements ComputerEvent {}

    /** A pool's file store can be used, or not. */
    record FileStoreChanged(String pool, boolean up) implements ComputerEvent {}

    /** All that lay in a pool's file store is gone. */
    record FileStoreLost(String pool) implements ComputerEvent {}

    /**
     * The link between two sites, in the order of the estate, works differently.
     *
     * @param bitsPerSecond one way
     * @param latencyMillis one way
     * @param lossPerMillion lost packets, 0 to 999,999
     */
    record LinkChanged(
            String siteA, String siteB, boolean up, long bitsPerSecond, long latencyMillis, int lossPerMillion)
            implements ComputerEvent {}

    /** Some server of an Edge pool works, or none does any longer. */
    record EdgeChanged(String edge, boolean up) implements ComputerEvent {}
}
