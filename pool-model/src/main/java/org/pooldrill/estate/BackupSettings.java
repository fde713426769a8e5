package org.pooldrill.estate;

import java.time.Duration;
import java.util.List;

/**
 * The settings of the Backup Service ("Configuring and monitoring the Backup Service"); names, defaults and ranges are
 * documented.
 *
 * @param syncInterval between two cycles, 5 s to 3 h, 2 min by default
 * @param maxBatchesPerUserStoreSync batches that the user store module exports in a cycle, 500 by default
 * @param maxBatchesPerCmsSync the same for Central Management, 500 by default
 * @param maxDataConfPackageSizeKB largest package of conference content in a cycle, in units of 1,024 bytes
 * @param maxConcurrentCalls concurrent calls to the service, 10 by default
 * @param authorizedUniversalGroups groups that may use it
 * @param authorizedLocalAccounts accounts that may run it
 */
public record BackupSettings(
        Duration syncInterval,
        int maxBatchesPerUserStoreSync,
        int maxBatchesPerCmsSync,
        int maxDataConfPackageSizeKB,
        int maxConcurrentCalls,
        List<String> authorizedUniversalGroups,
        List<String> authorizedLocalAccounts) {

    public static final Duration MIN_SYNC_INTERVAL = DocumentedTime.SYNC_INTERVAL_LEAST.duration();
    public static final Duration MAX_SYNC_INTERVAL = DocumentedTime.SYNC_INTERVAL_MOST.duration();

    public static final BackupSettings DEFAULT = new BackupSettings(
            DocumentedTime.SYNC_INTERVAL.duration(),
            500,
            500,
            102_400,
            10,
            List.of("RTCUniversalServerAdmins"),
            List.of("Network Service"));

    public BackupSettings {
        authorizedUniversalGroups = List.copyOf(authorizedUniversalGroups);
        authorizedLocalAccounts = List.copyOf(authorizedLocalAccounts);
    }

    /** The largest package of conference content, in bytes. */
    public long maxDataConfPackageBytes() {
        return maxDataConfPackageSizeKB * 1024L;
    }
}
