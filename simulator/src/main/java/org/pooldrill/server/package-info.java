/**
 * The HTTP server: many named simulations at once, each isolated, told by JSON what happens.
 * It may use the library, the reports of runs and Jetty's core; the command line alone uses it.
 * Start reading at {@link org.pooldrill.server.HttpServer}, and at {@link org.pooldrill.server.Api} for what it answers.
 */
@NullMarked
package org.pooldrill.server;

import org.jspecify.annotations.NullMarked;
