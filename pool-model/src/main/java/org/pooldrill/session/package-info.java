/**
 * What lives only as long as somebody is connected: running conferences, calls, parked calls, presence. Nothing of it
 * survives the loss of a pool but the audio of calls. May use {@code change}. Start reading at
 * {@link org.pooldrill.session.Sessions}.
 */
@NullMarked
package org.pooldrill.session;

import org.jspecify.annotations.NullMarked;
