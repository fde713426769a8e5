/**
 * Runs that outlive the program: their events, tokens, header and outcome in PostgreSQL, one schema for each run, written
 * and read through Axon's JDBC engine. May use the stores, the log and JDBC, which nothing else does, and which no other
 * run loads. Start reading at {@link org.pooldrill.postgres.StoredRuns}.
 */
@NullMarked
package org.pooldrill.postgres;

import org.jspecify.annotations.NullMarked;
