/**
 * Tests with JUnit 5 or 6: simulations that tests are given, folders of drills as tests, and what a failed one tells.
 * It may use the library and reports, and JUnit, which the program itself does not need.
 * Start reading at {@link org.pooldrill.junit.PoolDrill}.
 */
@NullMarked
package org.pooldrill.junit;

import org.jspecify.annotations.NullMarked;
