/**
 * The event stores of one simulation: one for every pool and one for the estate, each an append-only sequence of
 * serialised events behind Axon's storage SPI, all numbered by one {@link org.pooldrill.store.Recorder}. May use Axon's
 * event sourcing and Jackson, and nothing else of the project. Start reading at {@link org.pooldrill.store.Store}, and at
 * {@link org.pooldrill.store.SegmentedEventStorageEngine}, which most runs have.
 */
@NullMarked
package org.pooldrill.store;

import org.jspecify.annotations.NullMarked;
