/**
 * What led to an event: the chain of causes back to a step, a line that was typed, a fault, a user or the program's own
 * clock, in words. It may use logs, their history and the report's words for events; it changes nothing.
 * Start reading at {@link org.pooldrill.causation.Chain}.
 */
@NullMarked
package org.pooldrill.causation;

import org.jspecify.annotations.NullMarked;
