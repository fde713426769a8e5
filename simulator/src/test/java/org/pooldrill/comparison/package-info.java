/** Tests of two runs compared. */
@NullMarked
package org.pooldrill.comparison;

import org.jspecify.annotations.NullMarked;
