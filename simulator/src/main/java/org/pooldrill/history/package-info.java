/**
 * A log looked at: the state of its run at any moment, any of its events, as often as one likes. May use the log, the
 * view and the drill's estate. Start reading at {@link org.pooldrill.history.History}.
 */
@NullMarked
package org.pooldrill.history;

import org.jspecify.annotations.NullMarked;
