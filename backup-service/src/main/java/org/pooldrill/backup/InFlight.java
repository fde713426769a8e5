package org.pooldrill.backup;

/**
 * The package of a stream that is on its way: exported and not yet acknowledged.
 *
 * @param sha256 of what was written; empty until then
 */
record InFlight(String packageId, long first, long last, String sha256) {
    boolean written() {
        return !sha256.isEmpty();
    }

    InFlight writtenAs(String digest) {
        return new InFlight(packageId, first, last, digest);
    }
}
