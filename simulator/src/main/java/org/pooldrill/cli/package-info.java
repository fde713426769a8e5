/**
 * The command line: one class for each command, their output for people and for programs, and the exit codes.
 * It may use everything, nothing uses it.
 * Start reading at {@link org.pooldrill.cli.Pooldrill}.
 */
@NullMarked
package org.pooldrill.cli;

import org.jspecify.annotations.NullMarked;
