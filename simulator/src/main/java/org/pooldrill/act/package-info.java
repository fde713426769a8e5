/**
 * What users do, and what they cannot do in the mode they are in. May use the model, the pools' sites and the rules of
 * signing in. Start reading at {@link org.pooldrill.act.Acts}.
 */
@NullMarked
package org.pooldrill.act;

import org.jspecify.annotations.NullMarked;
