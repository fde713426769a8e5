/**
 * The Windows event log "Lync Server" of every computer: which events the documentation and the field know, and when the
 * simulation raises and clears them. Derived from the events of a run; may use the model, the Backup Service and the
 * estate's state. Start reading at {@link org.pooldrill.eventlog.EventLog}.
 */
@NullMarked
package org.pooldrill.eventlog;

import org.jspecify.annotations.NullMarked;
