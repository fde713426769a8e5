/**
 * Where a rule or a value of the model comes from: documentation, practice, a conclusion, or this program itself.
 * It uses nothing but the JDK. Start reading at {@link org.pooldrill.source.Mark}.
 */
@NullMarked
package org.pooldrill.source;

import org.jspecify.annotations.NullMarked;
