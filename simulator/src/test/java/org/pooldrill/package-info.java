/** Tests of the library, as a program uses it that has nothing but its public classes. */
@NullMarked
package org.pooldrill;

import org.jspecify.annotations.NullMarked;
