/**
 * Persistent Chat: a stretched pool with a failover of its own, by SQL log shipping; its state and procedure, no chat
 * content. Pure rules and a fold of events; may use {@code change}, {@code cms} and {@code estate}. Start reading at
 * {@link org.pooldrill.chat.ChatPool}.
 */
@NullMarked
package org.pooldrill.chat;

import org.jspecify.annotations.NullMarked;
