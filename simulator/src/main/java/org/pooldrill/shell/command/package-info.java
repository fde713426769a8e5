/**
 * What a cmdlet is: its declaration, the binding of what was typed to its parameters, its preconditions and its run.
 *
 * <p>It uses the language and the objects of the shell, the refusals of the model, and the search for the nearest right
 * name.
 *
 * <p>Start reading at {@link org.pooldrill.shell.command.Cmdlet}; {@link org.pooldrill.shell.command.Declaration} is how a
 * cmdlet describes itself, {@link org.pooldrill.shell.command.CmdletRegistry} where it is found.
 */
@NullMarked
package org.pooldrill.shell.command;

import org.jspecify.annotations.NullMarked;
