/**
 * The reference pages and schemas under {@code docs}, made from the program's own registries. May use every registry
 * and runs nothing. Start reading at {@link org.pooldrill.reference.ReferencePages}.
 */
@NullMarked
package org.pooldrill.reference;

import org.jspecify.annotations.NullMarked;
