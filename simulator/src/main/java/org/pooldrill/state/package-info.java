/**
 * The shape of the state document: every path, its type and its meaning, stated once.
 *
 * <p>It uses nothing but the JDK and Jackson; what fills a document (the simulation) and what reads it (expectations,
 * printed states, the server) both depend on it, never the other way round. Start reading at
 * {@link org.pooldrill.state.StateShape}, which is the document read from top to bottom.
 */
@NullMarked
package org.pooldrill.state;

import org.jspecify.annotations.NullMarked;
