/**
 * The estate store as one state: computers, users, sessions, names and replicas, folded from its events. May use the
 * model. Start reading at {@link org.pooldrill.world.World}.
 */
@NullMarked
package org.pooldrill.world;

import org.jspecify.annotations.NullMarked;
