/**
 * Simulations as Micrometer meters: what the simulated pools have come to, and what happens in them.
 * May use the view and listen to events; the library binds it where somebody gives a registry, and a run without one
 * does not load it. Start reading at {@link org.pooldrill.meter.Metric}, which lists them all.
 */
@NullMarked
package org.pooldrill.meter;

import org.jspecify.annotations.NullMarked;
