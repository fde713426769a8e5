/** Tests of the test kit: what JUnit makes of classes that use it. */
@NullMarked
package org.pooldrill.junit;

import org.jspecify.annotations.NullMarked;
