package com.example;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Watches the Backup Service of a pool by what Get-CsBackupServiceStatus prints, and raises an alarm when the last export
 * that was whole is too long ago. It knows nothing of Pooldrill.
 */
public final class BackupMonitor {

    /** Types a line into the management shell and returns what it prints. */
    public interface ManagementShell {
        String type(String line);
    }

    private final ManagementShell shell;
    private final String pool;
    private final Duration patience;
    private Instant lastWhole;

    public BackupMonitor(ManagementShell shell, String pool, Duration patience, Instant now) {
        this.shell = shell;
        this.pool = pool;
        this.patience = patience;
        this.lastWhole = now;
    }

    /** Looks once; an alarm, if there is reason for one. */
    public Optional<String> look(Instant now) {
        var printed = shell.type("Get-CsBackupServiceStatus -PoolFqdn " + pool);
        if (printed.contains("BackupServiceStopped")) {
            return Optional.of("the Backup Service of " + pool + " is stopped");
        }
        if (printed.matches("(?s).*OverallExportStatus *: *(FinalState|SteadyState)\\b.*")) {
            lastWhole = now;
        }
        var since = Duration.between(lastWhole, now);
        return since.compareTo(patience) > 0
                ? Optional.of("nothing of " + pool + " has reached its partner for " + since.toMinutes() + " minutes")
                : Optional.empty();
    }
}
