/**
 * Pairs that are made and taken apart while a run goes on: what a pool does when its replica names another backup pool.
 * May use the pools' sites, the rules of failover and the configuration. Start reading at {@link
 * org.pooldrill.pairing.Pairing}.
 */
@NullMarked
package org.pooldrill.pairing;

import org.jspecify.annotations.NullMarked;
