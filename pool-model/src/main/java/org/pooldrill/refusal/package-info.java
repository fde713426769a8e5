/**
 * Refusals: what a deployment answers to an administrator or a user who asks for what cannot be done now.
 *
 * <p>It uses {@link org.pooldrill.source.Mark} alone, and every other package may use it.
 *
 * <p>Start reading at {@link org.pooldrill.refusal.Refusal}; {@link org.pooldrill.refusal.ErrorId} is the catalogue.
 */
@NullMarked
package org.pooldrill.refusal;

import org.jspecify.annotations.NullMarked;
