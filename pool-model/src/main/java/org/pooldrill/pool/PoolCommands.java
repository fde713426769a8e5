package org.pooldrill.pool;

import java.util.List;

/**
 * What is due at one stream at one moment: decided one after the other, stored together. The answer has one
 * {@link Decision} for each, in order.
 */
public record PoolCommands(String home, List<PoolCommand> commands) {
    public PoolCommands {
        commands = List.copyOf(commands);
    }
}
