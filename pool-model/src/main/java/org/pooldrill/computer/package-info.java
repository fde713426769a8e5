/**
 * The physical world as the estate's events tell it: faults, servers and their services, quorum, back ends, file stores,
 * links and Edge pools. A fold of events and the rules that need no clock; may use {@code change}, {@code estate},
 * {@code mirror} and {@code quorum}. Start reading at {@link org.pooldrill.computer.ComputersState}.
 */
@NullMarked
package org.pooldrill.computer;

import org.jspecify.annotations.NullMarked;
