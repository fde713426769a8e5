package org.pooldrill.cli;

import java.util.function.Function;
import org.pooldrill.log.LogHeader;
import org.pooldrill.postgres.Address;
import org.pooldrill.store.Stores;

/**
 * Where the events of a run are kept when it is over.
 *
 * @param address the database, and the schema of the run
 * @param stores makes the stores of the run there
 */
record Kept(Address address, Function<LogHeader, Stores> stores) {}
