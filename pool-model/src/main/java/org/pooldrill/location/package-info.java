/**
 * Location data for emergency calls (E9-1-1): one database for each pool that hosts Central Management, which nothing
 * replicates. May use {@code change}, {@code pool} and Axon's modelling annotations. Start reading at
 * {@link org.pooldrill.location.LocationDatabase}.
 */
@NullMarked
package org.pooldrill.location;

import org.jspecify.annotations.NullMarked;
