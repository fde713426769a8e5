package org.pooldrill.history;

import java.util.List;
import java.util.Optional;

/**
 * Events that follow one another.
 *
 * @param stretch the part of the log that ends with them, where one does
 */
record Batch(List<Decoded> events, Optional<Stretch> stretch) {}
