package org.pooldrill.estate;

/**
 * A range of numbers of Call Park or of Group Call Pickup, both ends included.
 *
 * @param pool whose Call Park application owns it
 */
public record OrbitRange(String name, String pool, Type type, long first, long last) {

    /** What the numbers are for: -Type of New-CsCallParkOrbit. */
    public enum Type {
        CallPark,
        GroupPickup
    }

    public boolean holds(long number) {
        return first <= number && number <= last;
    }

    public boolean overlaps(OrbitRange other) {
        return first <= other.last && other.first <= last;
    }

    /** As estate files write it: {@code 100-199}. */
    public String numbers() {
        return first + "-" + last;
    }
}
