/**
 * What is typed at the interactive shell: own words for time, faults and people beside cmdlets, each line as a step of a
 * drill, and what could stand where the cursor is.
 * It may use drills with their names, the cmdlets' declarations and the state's shape; it runs and prints nothing.
 * Start reading at {@link org.pooldrill.console.Word} and {@link org.pooldrill.console.LineReader}.
 */
@NullMarked
package org.pooldrill.console;

import org.jspecify.annotations.NullMarked;
