/** Tests of the assertions: what they accept, and what they say where they do not. */
@NullMarked
package org.pooldrill.assertj;

import org.jspecify.annotations.NullMarked;
