/** Tests of the event log: what is written, byte for byte, and every way in which a log can be damaged. */
@NullMarked
package org.pooldrill.log;

import org.jspecify.annotations.NullMarked;
