/**
 * The cmdlets that PowerShell itself brings along: picking, sorting, counting and laying out objects, and help.
 *
 * <p>It uses the declarations, the language, the output and the help texts of the shell, and knows no deployment.
 *
 * <p>Start reading at {@link org.pooldrill.shell.builtin.Builtins}.
 */
@NullMarked
package org.pooldrill.shell.builtin;

import org.jspecify.annotations.NullMarked;
