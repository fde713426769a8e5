/**
 * Accounts that get another home, and users' data that are exported, imported and merged. May use the pools' sites, the
 * rules of failover and sign-in. Start reading at {@link org.pooldrill.account.Accounts}.
 */
@NullMarked
package org.pooldrill.account;

import org.jspecify.annotations.NullMarked;
