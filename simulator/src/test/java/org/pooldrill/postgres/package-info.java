/**
 * Runs in PostgreSQL, held to a real server that the tests start for themselves. Start reading at
 * {@link org.pooldrill.postgres.StoredRunsTest}.
 */
@NullMarked
package org.pooldrill.postgres;

import org.jspecify.annotations.NullMarked;
