/** The data centres under test, and the sample estate that other tests of the simulated world share. */
@NullMarked
package org.pooldrill.datacenter;

import org.jspecify.annotations.NullMarked;
