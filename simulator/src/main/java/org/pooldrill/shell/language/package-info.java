/**
 * The language of a line typed into the management shell: pipelines of commands, and expressions as PowerShell has them.
 *
 * <p>It uses the values of {@code org.pooldrill.shell.object} and the refusals of the model; it knows no cmdlet.
 *
 * <p>Start reading at {@link org.pooldrill.shell.language.LineParser}, which turns a text into a
 * {@link org.pooldrill.shell.language.Pipeline}.
 */
@NullMarked
package org.pooldrill.shell.language;

import org.jspecify.annotations.NullMarked;
