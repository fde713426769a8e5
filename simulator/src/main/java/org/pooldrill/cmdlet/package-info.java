/**
 * The cmdlets of the Lync Server Management Shell that the drills are about, one class each, and the terminal that lines
 * are typed into. They use the simulation and the shell, and nothing uses them but what lets people type. Start reading
 * at {@link org.pooldrill.cmdlet.Terminal}, then {@link org.pooldrill.cmdlet.Cmdlets}.
 */
@NullMarked
package org.pooldrill.cmdlet;

import org.jspecify.annotations.NullMarked;
