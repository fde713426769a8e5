/** Tests of logs looked at. */
@NullMarked
package org.pooldrill.history;

import org.jspecify.annotations.NullMarked;
