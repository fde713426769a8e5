package org.pooldrill.report;

import java.util.List;
import java.util.Optional;
import org.pooldrill.backup.BackupEvent;
import org.pooldrill.change.Event;
import org.pooldrill.change.StreamEvent.ChangesSetAside;
import org.pooldrill.client.ClientEvent.RegistrarVerdict;
import org.pooldrill.cms.CmsEvent.InstanceChanged;
import org.pooldrill.cms.MoveEvent;
import org.pooldrill.computer.ComputerEvent;
import org.pooldrill.computer.PoolCause;
import org.pooldrill.pool.PoolEvent;
import org.pooldrill.responsegroup.GroupEvent;
import org.pooldrill.session.SessionEvent;

/** Events that a newcomer should hear of, in words; the others are left to the log. */
final class Happenings {
    private Happenings() {}

    /**
     * An event in words; nothing where it is not worth a line.
     *
     * @param store the store that it stands in
     */
    static Optional<String> text(String store, Event event) {
        if (event instanceof ComputerEvent e) {
            return computers(e);
        } else if (event instanceof PoolEvent e) {
            return pools(store, e);
        } else if (event instanceof MoveEvent e) {
            return moves(e);
        } else if (event instanceof BackupEvent e) {
            return backups(store, e);
        } else if (event instanceof RegistrarVerdict e) {
            return said("the registrar of " + e.by() + " finds " + e.of() + (e.down() ? " down" : " back"));
        } else if (event instanceof InstanceChanged e) {
            return said("Central Management at " + store + " is " + e.state() + because(e.why()));
        } else if (event instanceof ChangesSetAside e) {
            return said(Amounts.count(e.upTo() - e.after(), "change") + " (" + e.module() + ") in the store of " + store
                    + " set aside: " + e.why());
        } else if (event instanceof SessionEvent.ParkedCallDropped e) {
            return said("the call parked on " + e.orbit() + " was lost: " + e.why());
        } else if (event instanceof SessionEvent.ParkedCallReturned e) {
            return said("the call parked on " + e.orbit() + " rang back at " + e.user());
        } else if (event instanceof GroupEvent e) {
            return groups(e);
        }
        return Optional.empty();
    }

    private static Optional<String> groups(GroupEvent event) {
        if (event instanceof GroupEvent.GroupCallWaiting e) {
            return said("the call of " + e.from() + " waits in the queue of " + e.group() + " at " + e.pool());
        } else if (event instanceof GroupEvent.GroupCallConnected e) {
            return said(e.agent() + " takes the call of " + e.from() + " to " + e.group() + " at " + e.pool());
        } else if (event instanceof GroupEvent.GroupCallDropped e) {
            return said("the call of " + e.from() + " to " + e.number() + " was lost: " + e.why());
        }
        return Optional.empty();
    }

    private static Optional<String> said(String text) {
        return Optional.of(text);
    }

    private static String because(String why) {
        return why.isEmpty() ? "" : ": " + why;
    }

    /** A reason without the folders behind it. */
    private static String brief(String reason) {
        var folders = reason.indexOf(" (");
        return folders < 0 ? reason : reason.substring(0, folders);
    }

    private static Optional<String> computers(ComputerEvent event) {
        if (event instanceof ComputerEvent.PoolChanged e) {
            return said(e.pool() + (e.up() ? " is up" : " is down" + because(cause(e.cause()))));
        } else if (event instanceof ComputerEvent.FaultHealed e) {
            return said("repaired: " + e.fault() + at(e.at()));
        } else if (event instanceof ComputerEvent.FaultStruck e) {
            return said(e.fault() + at(e.at()) + " struck, " + e.left() + " to come");
        } else if (event instanceof ComputerEvent.BackEndToleranceExceeded e) {
            return said("the User databases of " + e.pool() + " have been away for too long: whom it serves,"
                    + " it serves in resiliency mode");
        } else if (event instanceof ComputerEvent.BackEndBack e) {
            return said("the User databases of " + e.pool() + " are back");
        } else if (event instanceof ComputerEvent.FileStoreChanged e) {
            return said("the file store of " + e.pool() + (e.up() ? " is up" : " is down"));
        } else if (event instanceof ComputerEvent.FileStoreLost e) {
            return said("all that lay in the file store of " + e.pool() + " is gone");
        } else if (event instanceof ComputerEvent.LinkChanged e) {
            return said("the link between " + e.siteA() + " and " + e.siteB()
                    + (e.up() ? " is up, " + Amounts.bandwidth(e.bitsPerSecond()) : " is down"));
        } else if (event instanceof ComputerEvent.EdgeChanged e) {
            return said(e.edge() + (e.up() ? " is up" : " is down"));
        }
        return Optional.empty();
    }

    private static String cause(PoolCause cause) {
        return switch (cause) {
            case NONE -> "";
            case SERVERS_DOWN -> "its Front Ends are down or starting";
            case QUORUM_LOST -> "too few Front Ends run for quorum";
            case SERVICES_STOPPED -> "its services are stopped";
        };
    }

    private static String at(List<String> at) {
        return at.isEmpty() ? "" : " at " + String.join(" and ", at);
    }

    private static Optional<String> pools(String store, PoolEvent event) {
        if (event instanceof PoolEvent.FailoverPhaseEntered e) {
            return said("failover of " + e.home() + ": " + e.phase());
        } else if (event instanceof PoolEvent.ReadOnlyLifted e) {
            return said("failover of " + e.home() + " given up" + because(e.why()));
        } else if (event instanceof PoolEvent.TakeoverStarted e) {
            return said(store + " begins to take over the users of " + e.home() + (e.disaster() ? " (disaster)" : ""));
        } else if (event instanceof PoolEvent.TakeoverAbandoned e) {
            return said(store + " gave up taking over the users of " + e.home() + because(e.why()));
        } else if (event instanceof PoolEvent.ServiceTakenOver e) {
            return said(store + " serves the users of " + e.home());
        } else if (event instanceof PoolEvent.FailbackStarted e) {
            return said("failback of " + e.home() + " began" + (e.disaster() ? " (disaster)" : ""));
        } else if (event instanceof PoolEvent.ResumptionFailed e) {
            return said(e.home() + " could not take its users back" + because(e.why()));
        } else if (event instanceof PoolEvent.FailbackFailed e) {
            return said("failback of " + e.home() + " failed" + because(e.why()));
        } else if (event instanceof PoolEvent.ServiceResumed e) {
            return said(e.home() + " serves its users again");
        } else if (event instanceof PoolEvent.ContentTakenIn e) {
            return said(store + " took in " + Amounts.count(e.files().size(), "file") + " of the users of " + e.home());
        } else if (event instanceof PoolEvent.ContentSetAside e) {
            return said(Amounts.count(e.files().size(), "file") + " of the users of " + e.home() + " at " + store
                    + " set aside" + because(e.why()));
        }
        return Optional.empty();
    }

    private static Optional<String> moves(MoveEvent event) {
        if (event instanceof MoveEvent.MoveStarted e) {
            return said(
                    "Central Management moves from " + e.from() + " to " + e.to() + (e.forced() ? " (forced)" : ""));
        } else if (event instanceof MoveEvent.MoveEnded e) {
            return said(
                    e.why().isEmpty()
                            ? "Central Management has moved to " + e.to()
                            : "the move of Central Management to " + e.to() + " failed: " + e.why());
        } else if (event instanceof MoveEvent.SecondMasterStarted e) {
            return said("a second master of Central Management acts at " + e.pool());
        } else if (event instanceof MoveEvent.SecondMasterStopped e) {
            return said("the second master of Central Management at " + e.pool() + " stopped" + because(e.why()));
        }
        return Optional.empty();
    }

    private static Optional<String> backups(String store, BackupEvent event) {
        if (event instanceof BackupEvent.ExportFailed e) {
            return said("exports of " + e.module() + " fail at " + store + because(brief(e.reason())));
        } else if (event instanceof BackupEvent.ExportRecovered e) {
            return said("exports of " + e.module() + " work again at " + store);
        } else if (event instanceof BackupEvent.ImportFailed e) {
            return said("imports of " + e.module() + " fail at " + store + because(brief(e.reason())));
        } else if (event instanceof BackupEvent.ImportRecovered e) {
            return said("imports of " + e.module() + " work again at " + store);
        } else if (event instanceof BackupEvent.PackageRejected e) {
            return said(store + " threw package " + e.packageId() + " away: " + e.why());
        } else if (event instanceof BackupEvent.PackageLost e) {
            return said("package " + e.packageId() + " was lost: " + e.why());
        } else if (event instanceof BackupEvent.ModuleInitialized e) {
            return said(e.module() + " of " + store + " is in step with its partner for the first time");
        }
        return Optional.empty();
    }
}
