/**
 * The same two pools as a user of Axon would build them from stock parts, to measure against. It uses the states of the
 * model and none of the program's own store, Backup Service or clock.
 * Start reading at {@link org.pooldrill.bench.plain.PlainPair}.
 */
@NullMarked
package org.pooldrill.bench.plain;

import org.jspecify.annotations.NullMarked;
