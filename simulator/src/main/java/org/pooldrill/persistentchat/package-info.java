/**
 * Persistent Chat at work: log shipping, and what is lost with it. May use the model, the world and the agenda. Start
 * reading at {@link org.pooldrill.persistentchat.LogShipping}.
 */
@NullMarked
package org.pooldrill.persistentchat;

import org.jspecify.annotations.NullMarked;
