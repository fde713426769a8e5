/**
 * Assertions with AssertJ about simulations and what comes of them, in the words of the domain.
 * It may use the library and AssertJ, which the program itself does not need.
 * Start reading at {@link org.pooldrill.assertj.PoolDrillAssertions}.
 */
@NullMarked
package org.pooldrill.assertj;

import org.jspecify.annotations.NullMarked;
