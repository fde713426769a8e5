/**
 * What one pool of a simulation runs on: its own Axon command bus, aggregates, cache and event store. May use the model
 * and the event store. Start reading at {@link org.pooldrill.site.PoolSite}.
 */
@NullMarked
package org.pooldrill.site;

import org.jspecify.annotations.NullMarked;
