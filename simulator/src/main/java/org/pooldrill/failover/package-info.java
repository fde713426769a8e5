/**
 * Failing a pool over and back: what must hold, the phases and what interrupts them, and what a returning pool learns.
 * May use the model, the pools' sites and the agenda. Start reading at {@link org.pooldrill.failover.PoolFailover}.
 */
@NullMarked
package org.pooldrill.failover;

import org.jspecify.annotations.NullMarked;
