package org.pooldrill.pool;

import java.util.List;

/**
 * What is due at one stream at one moment: decided one after the other, stored together; the
 * {@link PoolAnswer} has one decision for each, in order.
 */
public record PoolCommands(String home, List<PoolCommand> commands) {
    public PoolCommands {
        commands = List.copyOf(commands);
    }
}
