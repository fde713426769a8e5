/**
 * Logs of every format that there was, replayed to the states that were recorded with them, and the shapes of their
 * events, which must stay readable. May use whatever reads logs. Start reading at
 * {@link org.pooldrill.golden.GoldenLogsTest}.
 */
@NullMarked
package org.pooldrill.golden;

import org.jspecify.annotations.NullMarked;
