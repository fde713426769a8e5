package org.pooldrill.estate;

import java.util.Optional;

/**
 * Where Central Management stands.
 *
 * @param active the pool with the active master
 * @param standby its partner with the standby, where that is set up
 */
public record CmsPlacement(String active, Optional<String> standby) {}
