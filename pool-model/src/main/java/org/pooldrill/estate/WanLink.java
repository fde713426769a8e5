package org.pooldrill.estate;

import java.time.Duration;

/**
 * The link between two sites, the same in both directions.
 *
 * @param latency one way, zero or more
 * @param bitsPerSecond one way, more than zero
 */
public record WanLink(String siteA, String siteB, Duration latency, long bitsPerSecond) {

    /** Whether this link joins the two sites, in either order. */
    public boolean joins(String one, String other) {
        return (siteA.equals(one) && siteB.equals(other)) || (siteA.equals(other) && siteB.equals(one));
    }
}
