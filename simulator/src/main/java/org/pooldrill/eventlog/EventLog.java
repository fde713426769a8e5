package org.pooldrill.eventlog;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.pooldrill.backup.BackupEvent.ExportFailed;
import org.pooldrill.backup.BackupEvent.ExportRecovered;
import org.pooldrill.backup.BackupEvent.ImportFailed;
import org.pooldrill.backup.BackupEvent.ImportRecovered;
import org.pooldrill.change.BackupModule;
import org.pooldrill.change.Event;
import org.pooldrill.cms.Deployment;
import org.pooldrill.computer.ComputerEvent;
import org.pooldrill.computer.ComputerEvent.FileStoreChanged;
import org.pooldrill.computer.ComputerEvent.FrontEndNotStarted;
import org.pooldrill.computer.ComputerEvent.ServerChanged;
import org.pooldrill.computer.ServerState;
import org.pooldrill.computer.Why;
import org.pooldrill.computer.WindowsService;
import org.pooldrill.estate.Estate;
import org.pooldrill.session.SessionEvent;
import org.pooldrill.storage.StorageEvent;
import org.pooldrill.storage.StorageEvent.FlushEnded;
import org.pooldrill.storage.StorageEvent.FlushStarted;
import org.pooldrill.world.World;

/**
 * What stands in the event log "Lync Server" of each computer (domain text, sections 5.10 and 10): raised when the
 * condition begins to hold and cleared when it no longer does, on the computer that would notice. A computer without
 * power writes nothing. It is derived from the events of a run and adds none.
 */
public final class EventLog {
    private final Estate estate;
    private final World world;
    private final Map<String, List<Entry>> entries = new LinkedHashMap<>();
    private final Map<String, Set<LyncEvent>> raised = new LinkedHashMap<>();
    private long now;

    /** @param world the estate as the events so far have made it */
    public EventLog(Estate estate, World world) {
        this.estate = estate;
        this.world = world;
        world.computers().computers().forEach(computer -> entries.put(computer, new ArrayList<>()));
    }

    /** The entries of a computer, oldest first; none for a computer without such a log. */
    public List<Entry> of(String computer) {
        return Collections.unmodifiableList(entries.getOrDefault(computer, List.of()));
    }

    /** The computers that keep such a log. */
    public Set<String> computers() {
        return Collections.unmodifiableSet(entries.keySet());
    }

    /**
     * Takes in the next event, after the world has.
     *
     * @param store the pool in whose store it stands, or {@code estate}
     * @param deployment Central Management as it is then
     */
    public void apply(String store, long timeMillis, Event event, Supplier<Deployment> deployment) {
        now = timeMillis;
        if (event instanceof ExportFailed e) {
            exportFailed(store, e);
        } else if (event instanceof ExportRecovered e) {
            recovered(store, LyncEvent.EXPORT_RECOVERED, e.module());
        } else if (event instanceof ImportFailed e) {
            backup(store, e.eventId(), "Import of " + e.module() + " failed at " + store + ": " + e.reason());
        } else if (event instanceof ImportRecovered e) {
            recovered(store, LyncEvent.IMPORT_RECOVERED, e.module());
        } else if (event instanceof StorageEvent e) {
            storage(e);
        } else if (event instanceof SessionEvent && !world.storage().idle()) {
            storageFull();
        } else if (event instanceof ComputerEvent e) {
            physical(e, deployment);
        }
    }

    private void exportFailed(String pool, ExportFailed event) {
        var share = "\\\\" + pool + "\\share\\1-BackupService-1\\BackupStore";
        var partner = estate.pools().get(pool).backup().orElse("its backup pool");
        backup(
                pool,
                event.eventId(),
                "Module " + event.module() + " could not complete an export. Working directory: " + share
                        + "\\Temp. Local File Store Unc path: " + share + ". Remote File Store Unc path: \\\\" + partner
                        + "\\share\\1-BackupService-1\\BackupStore. Exception: " + event.reason()
                        + ". Cause: network or permission.");
    }

    /** The Backup Service is active on one Front End of the pool [field]; here the first on which it runs [model]. */
    private void backup(String pool, int id, String text) {
        active(pool, WindowsService.LYNCBACKUP)
                .ifPresent(computer -> LyncEvent.of(id).ifPresent(event -> write(computer, event, text)));
    }

    private void recovered(String pool, LyncEvent event, BackupModule module) {
        active(pool, WindowsService.LYNCBACKUP)
                .ifPresent(computer -> write(computer, event, module + " of " + pool + " works again."));
    }

    private Optional<String> active(String pool, WindowsService service) {
        var computers = world.computers();
        return computers.computers(pool).stream()
                .filter(computer ->
                        powered(computer) && computers.serviceState(computer, service) == ServerState.Running)
                .findFirst();
    }

    private boolean powered(String computer) {
        return !world.computers().faults().holdComputer(computer);
    }

    private void physical(ComputerEvent event, Supplier<Deployment> deployment) {
        if (event instanceof ServerChanged e) {
            server(e);
        } else if (event instanceof FrontEndNotStarted e) {
            raise(
                    e.computer(),
                    LyncEvent.STOP_EVENT_NOT_CREATED,
                    "Unable to create the stop event, access is denied: the address book service is at its"
                            + " maintenance. Restart the server.");
            raise(
                    e.computer(),
                    LyncEvent.SERVICE_SHUTS_DOWN,
                    "The service is shutting down because of an internal error. See the event before.");
        } else if (event instanceof FileStoreChanged e) {
            fileStore(e);
        }
        started();
        centralManagement(deployment.get());
    }

    private void storage(StorageEvent event) {
        if (event instanceof FlushStarted e) {
            write(
                    e.computer(),
                    e.full() ? LyncEvent.FULL_FLUSH_STARTED : LyncEvent.MAINTENANCE_FLUSH_STARTED,
                    "Flush of the storage queue started.");
        } else if (event instanceof FlushEnded e) {
            write(
                    e.computer(),
                    e.full() ? LyncEvent.FULL_FLUSH_ENDED : LyncEvent.MAINTENANCE_FLUSH_ENDED,
                    "Flush of the storage queue ended: " + e.items() + " items were written to the file store.");
            clear(e.computer(), LyncEvent.STORAGE_DATABASE_FULL);
        }
    }

    private void storageFull() {
        world.storage()
                .full()
                .forEach(computer -> raise(
                        computer,
                        LyncEvent.STORAGE_DATABASE_FULL,
                        "The storage queue is full; what comes now is lost."));
    }

    private void server(ServerChanged event) {
        var computer = event.computer();
        if (event.why() == Why.FAULT) {
            raised.remove(computer);
        } else if (event.state() == ServerState.Stopped && event.why() == Why.QUORUM_LOST) {
            write(
                    computer,
                    LyncEvent.FABRIC_DISCONNECTED,
                    "Pool manager disconnected from the fabric: " + quorum(computer));
            write(computer, LyncEvent.FABRIC_NOT_REACHED, "Pool manager failed to connect to the fabric again.");
            write(computer, LyncEvent.SHUTTING_DOWN, "Server is shutting down, since the fabric cannot be used.");
        } else if (event.state() == ServerState.Starting && event.why() == Why.WAITING_FOR_QUORUM) {
            raise(
                    computer,
                    LyncEvent.STARTUP_DELAYED,
                    "Server startup is delayed, users are not placed yet: " + quorum(computer)
                            + " If it stays so, start the other Front Ends, or run Reset-CsPoolRegistrarState"
                            + " -ResetType QuorumLossRecovery.");
        } else if (event.state() == ServerState.Running && clear(computer, LyncEvent.STARTUP_DELAYED)) {
            write(computer, LyncEvent.STARTED_AFTER_DELAY, "Server has started, users are placed.");
        }
    }

    private String quorum(String computer) {
        var frontEnds = estate.poolOfComputer(computer)
                .filter(estate.pools()::containsKey)
                .map(world.computers()::frontEnds);
        return frontEnds
                .map(servers -> "of " + servers.total() + " Front Ends " + servers.quorumNeeded()
                        + " are needed to go on, more at a cold start.")
                .orElse("");
    }

    private void fileStore(FileStoreChanged event) {
        for (var computer : world.computers().computers(event.pool())) {
            if (!powered(computer)) {
                continue;
            }
            if (!event.up()) {
                raise(
                        computer,
                        LyncEvent.CONTENT_STORE_FAILED,
                        "The content store \\\\" + event.pool() + "\\share cannot be used.");
            } else if (clear(computer, LyncEvent.CONTENT_STORE_FAILED)) {
                write(
                        computer,
                        LyncEvent.CONTENT_STORE_RECOVERED,
                        "The content store \\\\" + event.pool() + "\\share can be used again.");
            }
        }
    }

    private void started() {
        for (var entry : raised.entrySet()) {
            var computer = entry.getKey();
            if (entry.getValue().contains(LyncEvent.STOP_EVENT_NOT_CREATED)
                    && world.computers().serviceState(computer, WindowsService.RTCSRV) == ServerState.Running) {
                clear(computer, LyncEvent.STOP_EVENT_NOT_CREATED);
                clear(computer, LyncEvent.SERVICE_SHUTS_DOWN);
                write(computer, LyncEvent.FRONT_END_STARTED, "The Front End service has started.");
            }
        }
    }

    private void centralManagement(Deployment central) {
        for (var pool : central.pools()) {
            var fta = central.activeMaster().filter(pool::equals).flatMap(p -> active(p, WindowsService.FTA));
            fta.ifPresent(computer -> transfers(pool, computer));
            if (central.named(pool)) {
                active(pool, WindowsService.MASTER).ifPresent(computer -> master(pool, computer, central));
            }
        }
    }

    private void master(String pool, String computer, Deployment central) {
        var fails = world.computers().poolUp(pool) && !central.up(pool);
        if (fails) {
            raise(computer, LyncEvent.MASTER_FAILED, "The Central Management store of " + pool + " is not available.");
        } else if (world.computers().poolUp(pool) && clear(computer, LyncEvent.MASTER_FAILED)) {
            write(computer, LyncEvent.MASTER_RECOVERED, "The Central Management store of " + pool + " is available.");
        }
    }

    private void transfers(String pool, String computer) {
        var edges = unreachable(pool, true);
        var servers = unreachable(pool, false);
        var share = !world.computers().fileStoreUp(pool);
        follow(computer, LyncEvent.FILE_TRANSFER_FAILED, share, "The file store of " + pool + " cannot be used.");
        follow(
                computer,
                LyncEvent.SOME_TRANSFERS_FAILED,
                !edges.isEmpty(),
                "Replica file transfer failures: " + String.join(", ", edges) + ": Https destination unavailable.");
        follow(
                computer,
                LyncEvent.REPLICA_SHARE_UNREACHABLE,
                !servers.isEmpty(),
                "The replica shares of " + String.join(", ", servers) + " cannot be reached.");
    }

    private void follow(String computer, LyncEvent event, boolean holds, String text) {
        if (holds) {
            raise(computer, event, text);
        } else if (clear(computer, event)) {
            write(computer, LyncEvent.TRANSFERS_RECOVERED, "What event " + event.id() + " told of is over.");
        }
    }

    /** The Edge servers, or the others, that the File Transfer Agent of a pool cannot reach. */
    private List<String> unreachable(String pool, boolean edges) {
        var site = estate.pool(pool).site();
        var found = new ArrayList<String>();
        for (var computer : world.computers().computers()) {
            var there = estate.siteOf(computer).orElse(site);
            var away = !powered(computer)
                    || !there.equals(site) && !world.computers().linkUp(site, there);
            if (away && estate.edgeOfComputer(computer).isPresent() == edges) {
                found.add(computer);
            }
        }
        return found;
    }

    private void raise(String computer, LyncEvent event, String text) {
        if (raised.computeIfAbsent(computer, c -> EnumSet.noneOf(LyncEvent.class))
                .add(event)) {
            write(computer, event, text);
        }
    }

    private boolean clear(String computer, LyncEvent event) {
        return raised.getOrDefault(computer, Set.of()).contains(event)
                && raised.get(computer).remove(event);
    }

    private void write(String computer, LyncEvent event, String text) {
        var log = entries.computeIfAbsent(computer, c -> new ArrayList<>());
        log.add(new Entry(log.size() + 1L, event, now, text));
    }
}
