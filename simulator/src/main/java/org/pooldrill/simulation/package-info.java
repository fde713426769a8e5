/**
 * One simulation: its clock and queue, its random streams, its stores, and what follows from what. May use every other
 * package of the model, the Backup Service and the simulated world, but no drill, report or command line. Start reading
 * at {@link org.pooldrill.simulation.Simulation}.
 */
@NullMarked
package org.pooldrill.simulation;

import org.jspecify.annotations.NullMarked;
