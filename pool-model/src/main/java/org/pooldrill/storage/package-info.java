/**
 * The storage service of Front Ends: what waits there for its database, and what was flushed to the file store. Pure
 * counts; may use {@code change} and the session's events. Start reading at
 * {@link org.pooldrill.storage.StorageQueues}.
 */
@NullMarked
package org.pooldrill.storage;

import org.jspecify.annotations.NullMarked;
