package org.pooldrill.survivor;

import org.pooldrill.pool.Authority;
import org.pooldrill.view.Loss;

/**
 * What the users of a home pool would have lost had it been lost at a moment.
 *
 * @param atMillis the moment, in milliseconds since the start
 * @param state the published state of the home pool
 * @param servedBy the pool that served its users then; empty where nobody did
 * @param waiting how many of its packages lay at the partner and would have been imported first
 * @param loss what would have been lost; nothing where the partner serves the users already
 */
public record Risk(long atMillis, Authority.State state, String servedBy, int waiting, Loss loss) {}
