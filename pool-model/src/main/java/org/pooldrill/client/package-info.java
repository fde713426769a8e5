/**
 * The users as the estate sees them: where each is signed in, in which mode and why, and what a pool's users find when
 * they try. Pure rules and a fold of events; may use {@code change} and {@code pool}. Start reading at
 * {@link org.pooldrill.client.Situation}.
 */
@NullMarked
package org.pooldrill.client;

import org.jspecify.annotations.NullMarked;
