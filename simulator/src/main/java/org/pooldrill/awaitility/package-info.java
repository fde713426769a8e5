/**
 * Conditions on simulations in real time, for tests that wait with Awaitility, which is theirs to bring.
 * It may use the library alone; nothing of the program uses it.
 * Start reading at {@link org.pooldrill.awaitility.Conditions}.
 */
@NullMarked
package org.pooldrill.awaitility;

import org.jspecify.annotations.NullMarked;
