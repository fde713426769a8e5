/**
 * Users who are thrown out, kept out, and sign in again. May use the model, the estate and the agenda. Start reading at
 * {@link org.pooldrill.signin.SignIns}.
 */
@NullMarked
package org.pooldrill.signin;

import org.jspecify.annotations.NullMarked;
