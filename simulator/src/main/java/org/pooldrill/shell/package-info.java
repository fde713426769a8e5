/**
 * The management shell: runs one line after the other, in simulated time, and says what came of it.
 *
 * <p>It uses its own sub-packages - objects, language, commands, output, the built-in cmdlets - and the refusals of the
 * model; what the lines act on comes with the cmdlets and their session.
 *
 * <p>Start reading at {@link org.pooldrill.shell.ManagementShell}.
 */
@NullMarked
package org.pooldrill.shell;

import org.jspecify.annotations.NullMarked;
