package org.pooldrill.cms;

import java.util.List;

/** What is due at one instance at one moment, decided in order. */
public record CmsCommands(String instance, List<CmsCommand> commands) {
    public CmsCommands {
        commands = List.copyOf(commands);
    }
}
