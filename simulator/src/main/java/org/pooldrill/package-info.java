/**
 * The library: what a program uses that wants to run simulations, as this program's own command line does.
 * It may use everything that a run is made of, and hands out nothing of the frameworks that this is built with.
 * Start reading at {@link org.pooldrill.Simulation}.
 */
@NullMarked
package org.pooldrill;

import org.jspecify.annotations.NullMarked;
