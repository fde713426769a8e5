/**
 * Dial-in conferencing: conference directories, the numeric ids they give meetings, and the auto attendants that
 * callers reach. Pure rules and a fold; may use {@code cms}. Start reading at
 * {@link org.pooldrill.dialin.Directories}.
 */
@NullMarked
package org.pooldrill.dialin;

import org.jspecify.annotations.NullMarked;
