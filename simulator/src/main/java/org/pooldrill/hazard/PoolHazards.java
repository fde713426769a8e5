package org.pooldrill.hazard;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.pooldrill.backup.ExportState;
import org.pooldrill.backup.Limits;
import org.pooldrill.change.BackupModule;
import org.pooldrill.client.Population;
import org.pooldrill.drill.Units;
import org.pooldrill.estate.BackupSettings;
import org.pooldrill.finding.Finding;
import org.pooldrill.finding.FindingCode;
import org.pooldrill.pool.Authority.State;
import org.pooldrill.pool.Service;
import org.pooldrill.view.View;

/** The hazards of pools and their users, from the present state alone. */
final class PoolHazards {
    private final View view;

    PoolHazards(View view) {
        this.view = view;
    }

    List<Finding> now() {
        var found = new ArrayList<Finding>();
        var published = view.deployment().topology().backupSettings().syncInterval();
        for (var pool : view.estate().pools().keySet()) {
            capacity(pool, found);
            splitBrain(pool, found);
            content(pool, found);
            backup(pool, found);
            interval(pool, published, found);
        }
        return found;
    }

    static Finding setAside(View.SetAside what) {
        return new Finding(
                FindingCode.DATA_SET_ASIDE,
                what.home(),
                what.changes() + " change" + (what.changes() == 1 ? "" : "s") + " of " + what.what()
                        + " in the store of " + what.store() + " set aside");
    }

    /** Whether there are so many users that a pool could have more of them than it may. */
    boolean mayBeCrowded() {
        var users = view.world().populations().values().stream()
                .mapToLong(Population::size)
                .sum();
        return view.estate().pools().values().stream().anyMatch(pool -> exceeds(users, pool.capacity()));
    }

    private static boolean exceeds(long users, int capacity) {
        return users * 100 > capacity * 101L;
    }

    private void capacity(String pool, List<Finding> found) {
        var signedIn = 0L;
        for (var population : view.world().populations().values()) {
            signedIn += population.countAt(pool);
        }
        var capacity = view.estate().pool(pool).capacity();
        if (exceeds(signedIn, capacity)) {
            found.add(new Finding(
                    FindingCode.CAPACITY_EXCEEDED,
                    pool,
                    signedIn + " users are signed in, the capacity is " + capacity));
        }
    }

    private void splitBrain(String pool, List<Finding> found) {
        var authority = view.authority(pool);
        if (authority.backupDecides()
                && authority.home().service() == Service.SERVING
                && view.world().computers().poolUp(pool)
                && authority
                        .copy()
                        .filter(copy -> copy.service() == Service.TAKEN_OVER)
                        .isPresent()) {
            found.add(new Finding(
                    FindingCode.SPLIT_BRAIN,
                    pool,
                    pool + " goes on serving its users while "
                            + view.partner(pool).orElse("") + " has taken them over"));
        }
    }

    /** Whether some pool was failed over, or lost its share, before: till then nothing can be only at its partner. */
    boolean contentMayBeElsewhere() {
        if (view.contentErased()) {
            return true;
        }
        for (var pool : view.estate().pools().keySet()) {
            if (onceFailedOver(pool)) {
                return true;
            }
        }
        return false;
    }

    private boolean onceFailedOver(String pool) {
        return view.authority(pool).home().term() > 0;
    }

    /** Content that only the partner has, in a pool that serves its users: after a failback, or with a new share. */
    private void content(String pool, List<Finding> found) {
        var failedBack = onceFailedOver(pool);
        if (view.state(pool) != State.Active || !failedBack && !view.contentErased()) {
            return;
        }
        var missing = view.onlyAtPartner(pool);
        if (missing == 0) {
            return;
        }
        var partner = view.partner(pool).orElse("");
        var what = missing + " file" + (missing == 1 ? " is" : "s are") + " only at " + partner
                + ": run Invoke-CsBackupServiceSync -PoolFqdn " + partner + " -BackupModule ConfServices.DataConf";
        if (failedBack) {
            found.add(new Finding(FindingCode.CONTENT_SYNC_SKIPPED, pool, what));
        } else if (view.world().computers().fileStoreUp(pool)) {
            found.add(SkippedStep.CONTENT_OF_A_LOST_SHARE.at(pool, what));
        }
    }

    private void backup(String pool, List<Finding> found) {
        if (view.partner(pool).isEmpty()) {
            return;
        }
        var settings = view.backupSettings(pool);
        var limits = Limits.of(settings, view.estate().timings());
        for (var module : List.of(BackupModule.PRESENCE_FOCUS, BackupModule.DATA_CONF)) {
            if (view.journal(pool).export(module, limits) == ExportState.NotInitialized) {
                found.add(new Finding(
                        FindingCode.BACKUP_NOT_INITIALIZED,
                        pool,
                        "the Backup Service has never been in step: "
                                + view.partner(pool).orElse("") + " has nothing of its users"));
                return;
            }
        }
    }

    /** As published: who publishes it is told at once, and not when the replicas follow. */
    private static void interval(String pool, Duration interval, List<Finding> found) {
        var standard = BackupSettings.DEFAULT.syncInterval();
        if (!interval.equals(standard)) {
            found.add(new Finding(
                    FindingCode.SYNC_INTERVAL_CHANGED,
                    pool,
                    "SyncInterval is " + Units.text(interval) + " instead of " + Units.text(standard)
                            + ": throughput and RPO change with it"));
        }
    }
}
