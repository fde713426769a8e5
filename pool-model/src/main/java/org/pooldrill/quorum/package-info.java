/**
 * Quorum: how many of a pool's Front Ends must run. Pure tables and arithmetic; may use nothing but the JDK. Start
 * reading at {@link org.pooldrill.quorum.Quorum}.
 */
@NullMarked
package org.pooldrill.quorum;

import org.jspecify.annotations.NullMarked;
