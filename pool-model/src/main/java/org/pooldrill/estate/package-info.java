/**
 * The estate: what is deployed before a drill starts, from sites and pools to the model's own timings, and the rules
 * that a deployment must keep. Plain values without clock or I/O; it may use {@code finding} and {@code source}.
 * Start reading at {@link org.pooldrill.estate.Estate}.
 */
@NullMarked
package org.pooldrill.estate;

import org.jspecify.annotations.NullMarked;
