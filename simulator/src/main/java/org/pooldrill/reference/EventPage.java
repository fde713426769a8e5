package org.pooldrill.reference;

import org.pooldrill.eventlog.LyncEvent;

/** The reference page of the Windows event log. */
final class EventPage {

    private EventPage() {}

    static String text() {
        var page = new StringBuilder("""
                # Events of the log "Lync Server"

                What `Get-EventLog "Lync Server"` shows and `eventLog[COMPUTER]` of the state document holds. Failures are
                written when they begin and cleared by an event of their own when they are over.

                | Id | Source | Level | Meaning | Mark |
                | ---: | --- | --- | --- | --- |
                """);
        for (var event : LyncEvent.values()) {
            page.append("| ").append(event.id()).append(" | ").append(event.source());
            page.append(" | ").append(event.level()).append(" | ").append(event.doc());
            page.append(" | ").append(event.mark()).append(" |\n");
        }
        return page.toString();
    }
}
