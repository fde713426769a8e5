/**
 * Drill, estate and load files: their language as records, reading and checking them, and what comes with the program.
 * It may use {@code estate}, {@code finding}, {@code refusal}, {@code change}, {@code usermodel} and {@code yaml}; it runs nothing.
 * Start reading at {@link org.pooldrill.drill.DrillFile}, or at {@link org.pooldrill.drill.Step} for the language.
 */
@NullMarked
package org.pooldrill.drill;

import org.jspecify.annotations.NullMarked;
