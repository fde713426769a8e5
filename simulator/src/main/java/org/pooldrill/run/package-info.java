/**
 * Runs drills: each kind of step with its meaning, the expectations, and what came of it.
 * It may use drills, expectations, the simulation with its shell, logs and views; it prints nothing.
 * Start reading at {@link org.pooldrill.run.DrillRunner}.
 */
@NullMarked
package org.pooldrill.run;

import org.jspecify.annotations.NullMarked;
