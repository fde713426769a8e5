package org.pooldrill.application;

import java.util.List;

/**
 * Has the Application Server of a pool keep what was decided.
 *
 * @param server its identifier, {@link ApplicationServer#idAt}
 * @param events what happens there, in order; none to read its state anew
 */
public record ApplicationCommand(String server, List<ApplicationEvent> events) {
    public ApplicationCommand {
        events = List.copyOf(events);
    }
}
