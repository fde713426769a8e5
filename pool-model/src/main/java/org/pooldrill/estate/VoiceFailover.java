package org.pooldrill.estate;

import java.time.Duration;

/**
 * Registrar failover, the part that is automatic ("Automatic failover and failback for Voice").
 *
 * @param automatic whether users are sent to the backup registrar, and home again, without an administrator
 * @param failureDetection from the last heartbeat received to the verdict; 30 s to 24 h, 300 s by default [doc]
 * @param failback from the first heartbeat received again to the way home; 30 s to 24 h [doc], 600 s by default
 *     [inferred]
 */
public record VoiceFailover(boolean automatic, Duration failureDetection, Duration failback) {

    /** The least that either interval accepts. */
    public static final Duration MIN_DETECTION = DocumentedTime.REGISTRAR_INTERVAL_LEAST.duration();

    /** The most that either interval accepts. */
    public static final Duration MAX_DETECTION = DocumentedTime.REGISTRAR_INTERVAL_MOST.duration();

    public static final VoiceFailover DEFAULT = new VoiceFailover(
            true, DocumentedTime.REGISTRAR_DETECTION.duration(), DocumentedTime.REGISTRAR_FAILBACK.duration());
}
