/**
 * How what the shell puts out looks: lists and tables as PowerShell lays them out, refusals, and values for JSON.
 *
 * <p>It uses the objects of the shell and the refusals of the model; nothing in it knows a cmdlet.
 *
 * <p>Start reading at {@link org.pooldrill.shell.output.Screen}.
 */
@NullMarked
package org.pooldrill.shell.output;

import org.jspecify.annotations.NullMarked;
