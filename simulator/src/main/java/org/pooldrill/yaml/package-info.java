/**
 * YAML 1.2 text as a JSON tree that remembers where each key and value stood, and problems that say so.
 * It uses snakeyaml-engine and Jackson, and nothing of the rest of the program.
 * Start reading at {@link org.pooldrill.yaml.Located}.
 */
@NullMarked
package org.pooldrill.yaml;

import org.jspecify.annotations.NullMarked;
