/**
 * What flows through a pipeline of the management shell: objects with properties, and the plain values in them.
 *
 * <p>It uses nothing but the JDK.
 *
 * <p>Start reading at {@link org.pooldrill.shell.object.ShellObject}; {@link org.pooldrill.shell.object.Values} lists the
 * kinds of values, {@link org.pooldrill.shell.object.Comparing} how the operators see them.
 */
@NullMarked
package org.pooldrill.shell.object;

import org.jspecify.annotations.NullMarked;
