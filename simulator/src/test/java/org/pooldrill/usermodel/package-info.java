/** Tests of the user model: its figures, and the arithmetic that follows from them. */
@NullMarked
package org.pooldrill.usermodel;

import org.jspecify.annotations.NullMarked;
