package org.pooldrill.meter;

import java.util.function.ToDoubleFunction;
import org.pooldrill.view.View;

/** Looks at what a simulation has come to, between two things that happen. */
@FunctionalInterface
public interface Looks {

    /** The value now. */
    double at(ToDoubleFunction<View> value);
}
