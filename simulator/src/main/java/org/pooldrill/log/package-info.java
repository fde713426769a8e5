/**
 * The event log of a run: one header, one line for each event of all stores in order, one footer with the check sum. May
 * use the event stores and Jackson; it knows no type of event by itself. Start reading at
 * {@link org.pooldrill.log.LogWriter} and {@link org.pooldrill.log.LogReader}.
 */
@NullMarked
package org.pooldrill.log;

import org.jspecify.annotations.NullMarked;
