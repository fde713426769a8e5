/** Tests of the conditions for Awaitility. */
@NullMarked
package org.pooldrill.awaitility;

import org.jspecify.annotations.NullMarked;
