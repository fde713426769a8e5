package org.pooldrill.estate;

/**
 * A central site; what stands in it is said by the pools and Edge pools themselves.
 *
 * @param timeZone its offset from UTC such as {@code +01:00}; empty: that of all others without one
 */
public record Site(String name, String timeZone) {

    /** A site in the time zone of the others. */
    public Site(String name) {
        this(name, "");
    }
}
