package org.pooldrill.pool;

import java.util.List;

/**
 * The answer of a home pool's stream: one decision for each command, in order, and the state afterwards. The state is
 * the aggregate's own and goes on with it until the aggregate is sourced anew; it is for reading.
 */
public record PoolAnswer(List<Decision> decisions, PoolState state) {}
