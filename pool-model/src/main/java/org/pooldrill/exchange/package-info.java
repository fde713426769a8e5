/**
 * Contacts that Exchange keeps (unified contact store): events and their fold. May use {@code change}. Start reading at
 * {@link org.pooldrill.exchange.UnifiedContacts}.
 */
@NullMarked
package org.pooldrill.exchange;

import org.jspecify.annotations.NullMarked;
