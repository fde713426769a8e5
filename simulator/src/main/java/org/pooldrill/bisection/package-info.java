/**
 * The first moment of a run at which a condition no longer holds: found by halves where the condition can become false
 * only once, by one pass over the log where it can do so more often. It may use the history of a log, expectations and
 * the view. Start reading at {@link org.pooldrill.bisection.Bisection}.
 */
@NullMarked
package org.pooldrill.bisection;

import org.jspecify.annotations.NullMarked;
