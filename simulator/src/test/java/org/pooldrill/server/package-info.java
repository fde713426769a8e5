/**
 * The HTTP server over loopback: stories of those who test against it, and what others try.
 * Uses the server as its clients do. Start reading with {@link org.pooldrill.server.StoriesTest}.
 */
@NullMarked
package org.pooldrill.server;

import org.jspecify.annotations.NullMarked;
