/** Tests of running drills: every kind of step on a small estate, and what a failure says. */
@NullMarked
package org.pooldrill.run;

import org.jspecify.annotations.NullMarked;
