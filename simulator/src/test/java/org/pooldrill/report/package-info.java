/** Tests of what people are told of a run. */
@NullMarked
package org.pooldrill.report;

import org.jspecify.annotations.NullMarked;
