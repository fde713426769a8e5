/**
 * What the program notices and tells: hazards that hold, each raised when it begins to hold. May use the view and the
 * findings of the model. Start reading at {@link org.pooldrill.hazard.Findings}.
 */
@NullMarked
package org.pooldrill.hazard;

import org.jspecify.annotations.NullMarked;
