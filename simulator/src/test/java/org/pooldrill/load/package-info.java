/** The load: what a user model makes of the users of an estate, seen from the events alone. */
@NullMarked
package org.pooldrill.load;

import org.jspecify.annotations.NullMarked;
