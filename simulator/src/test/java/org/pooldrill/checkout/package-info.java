/**
 * What someone meets who has just checked the project out: the commands of the README and the launcher.
 * Uses the files of the checkout and no class of the program.
 * Start reading with {@link org.pooldrill.checkout.LauncherTest}.
 */
@NullMarked
package org.pooldrill.checkout;

import org.jspecify.annotations.NullMarked;
