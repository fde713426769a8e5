/**
 * What the users of a deployment do all day by a user model: sign-ins, edits, conferences, calls, drawn one after the
 * other as their time comes. May use the figures, the acts of users and the agenda. Start reading at
 * {@link org.pooldrill.load.Load}.
 */
@NullMarked
package org.pooldrill.load;

import org.jspecify.annotations.NullMarked;
