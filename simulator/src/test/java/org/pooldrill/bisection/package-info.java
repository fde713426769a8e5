/** Tests of searching a log for the event after which a condition does not hold. */
@NullMarked
package org.pooldrill.bisection;

import org.jspecify.annotations.NullMarked;
