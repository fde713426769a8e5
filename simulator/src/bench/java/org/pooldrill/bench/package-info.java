/**
 * The benchmarks: how fast changes are replicated, beside a plain Axon pipeline and the floor below which nothing goes.
 * They may use all of the program, and nothing uses them; they are built and run by the Maven profile {@code bench} alone.
 * Start reading at {@link org.pooldrill.bench.Benchmarks}.
 */
@NullMarked
package org.pooldrill.bench;

import org.jspecify.annotations.NullMarked;
