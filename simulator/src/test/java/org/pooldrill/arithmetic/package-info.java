/**
 * What can be computed on paper and must come out of the program. May use everything. Start reading at
 * {@link org.pooldrill.arithmetic.LossAtRandomMomentTest}.
 */
@NullMarked
package org.pooldrill.arithmetic;

import org.jspecify.annotations.NullMarked;
