/**
 * The local copies of the configuration that every Front End and every Edge server acts on, and how far each follows
 * the active master. May use {@code change}, {@code cms} and {@code estate}. Start reading at
 * {@link org.pooldrill.replica.Replicas}.
 */
@NullMarked
package org.pooldrill.replica;

import org.jspecify.annotations.NullMarked;
