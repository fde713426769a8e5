package org.pooldrill.cmdlet;

import org.pooldrill.estate.Timing;

/** A changing cmdlet that works through a pipeline at a pace of its own, not one {@code timings.cmdletTime} an object. */
interface Paced {

    /** How long each object after the first takes. */
    Timing pace();
}
