package org.pooldrill.estate;

/**
 * How Call Park of one pool is set: Set-CsCpsConfiguration.
 *
 * @param timeoutSeconds after how long a parked call rings back where it was parked
 * @param maxAttempts how often it rings there before it is given up or sent on
 * @param musicOnHold whether the caller hears music
 * @param onTimeout where a call goes that nobody took back; empty: it ends
 */
public record CallParkSettings(int timeoutSeconds, int maxAttempts, boolean musicOnHold, String onTimeout) {

    /** What a pool has from the start [doc]. */
    public static final CallParkSettings DEFAULT = new CallParkSettings(90, 1, true, "");

    /** The least time-out that Lync takes. */
    public static final int MIN_TIMEOUT_SECONDS = 10;

    /** The longest time-out that Lync takes. */
    public static final int MAX_TIMEOUT_SECONDS = 600;
}
