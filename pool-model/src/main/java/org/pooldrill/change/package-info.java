/**
 * What the Backup Service carries from one pool to its partner: the persistent changes of users, conferences and the
 * Central Management store, and the events that replication itself leaves in a stream. May use nothing but the JDK.
 * Start reading at {@link org.pooldrill.change.Change} and {@link org.pooldrill.change.Stream}.
 */
@NullMarked
package org.pooldrill.change;

import org.jspecify.annotations.NullMarked;
