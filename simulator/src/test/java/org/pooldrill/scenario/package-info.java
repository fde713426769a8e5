/** The scenarios of the domain text as drills on a small estate, one test for each outcome that the text fixes. */
@NullMarked
package org.pooldrill.scenario;

import org.jspecify.annotations.NullMarked;
