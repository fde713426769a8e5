package org.pooldrill.estate;

import java.util.List;
import java.util.Optional;

/**
 * The back end of a pool.
 *
 * @param primary FQDN of the SQL server that is principal when the drill starts
 * @param mirror FQDN of the synchronous mirror, where there is one
 * @param witness whether a witness watches the mirror; meaningless without one
 * @param instance the SQL instance, {@code rtc} by default
 */
public record Sql(String primary, Optional<String> mirror, boolean witness, String instance) {

    /** The SQL servers, primary first. */
    public List<String> servers() {
        return mirror.map(second -> List.of(primary, second)).orElseGet(() -> List.of(primary));
    }
}
