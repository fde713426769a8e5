/**
 * Expectations: conditions in the Common Expression Language over the state document, checked before a run and looked
 * at during it.
 *
 * <p>It uses {@link org.pooldrill.state} for the shape of the document, {@link org.pooldrill.yaml.Nearest}
 * for suggestions and the CEL library, and knows nothing of
 * drills or of the simulation: a document is a map that somebody else fills. Start reading at
 * {@link org.pooldrill.expectation.Expectations}, then {@link org.pooldrill.expectation.Expectation}.
 */
@NullMarked
package org.pooldrill.expectation;

import org.jspecify.annotations.NullMarked;
