/** Tests of the event stores; {@link org.pooldrill.store.EventStoreContract} is what every storage engine must pass. */
@NullMarked
package org.pooldrill.store;

import org.jspecify.annotations.NullMarked;
