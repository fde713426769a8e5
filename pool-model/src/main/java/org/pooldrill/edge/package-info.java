/**
 * Edge pools and what goes through them: federation, XMPP, remote access and media for outsiders, with external DNS and
 * the firewall in front. May use {@code change}, {@code cms}, {@code estate}, {@code finding}, {@code replica} and
 * {@code refusal}. Start reading at {@link org.pooldrill.edge.Routes}.
 */
@NullMarked
package org.pooldrill.edge;

import org.jspecify.annotations.NullMarked;
