package org.pooldrill.management;

import java.util.Map;
import java.util.Optional;

/**
 * Move-CsManagementServer as it was typed.
 *
 * @param on the computer or pool that it was typed on
 * @param force with {@code -Force}
 * @param configuration what the file of {@code -ConfigurationFileName} holds, where it was given
 * @param locations what the file of {@code -LisConfigurationFileName} holds, where it was given
 */
public record ServerMoveRequest(
        String on,
        boolean force,
        Optional<Map<String, String>> configuration,
        Optional<Map<String, String>> locations) {}
