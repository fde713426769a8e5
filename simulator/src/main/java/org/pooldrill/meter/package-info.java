/**
 * The simulated system as Micrometer meters. May use the view; nothing depends on it, and a run without meters does not
 * load it. Start reading at {@link org.pooldrill.meter.PoolMeters}.
 */
@NullMarked
package org.pooldrill.meter;

import org.jspecify.annotations.NullMarked;
