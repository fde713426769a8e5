/**
 * The figures of the topic "User models": what users do in a day, as numbers, and what follows from them.
 * It may use {@code source} alone; it knows no clock and no chance.
 * Start reading at {@link org.pooldrill.usermodel.Figure}.
 */
@NullMarked
package org.pooldrill.usermodel;

import org.jspecify.annotations.NullMarked;
