/**
 * The event-sourced Front End pool: its users' settings, its conferences and their content, and who serves them. Pure
 * decisions over a state that events alone change; may use {@code change}, {@code refusal} and Axon's modelling
 * annotations. Start reading at {@link org.pooldrill.pool.FrontEndPool}, then {@link org.pooldrill.pool.PoolState}.
 */
@NullMarked
package org.pooldrill.pool;

import org.jspecify.annotations.NullMarked;
