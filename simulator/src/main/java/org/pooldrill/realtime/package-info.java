/**
 * Simulations by the clock of the wall: one thread for each, which waits where others jump.
 * It may use sittings and the steps of drills; the library alone uses it, and nothing else that runs reads that clock.
 * Start reading at {@link org.pooldrill.realtime.LiveSitting}.
 */
@NullMarked
package org.pooldrill.realtime;

import org.jspecify.annotations.NullMarked;
