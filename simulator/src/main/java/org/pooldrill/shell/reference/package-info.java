/**
 * The help texts and the reference page of the cmdlets, made from their declarations.
 *
 * <p>It uses the declarations and nothing that runs.
 *
 * <p>Start reading at {@link org.pooldrill.shell.reference.HelpText}.
 */
@NullMarked
package org.pooldrill.shell.reference;

import org.jspecify.annotations.NullMarked;
