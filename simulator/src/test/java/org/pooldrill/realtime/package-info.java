/** Tests of the clock of the wall. */
@NullMarked
package org.pooldrill.realtime;

import org.jspecify.annotations.NullMarked;
