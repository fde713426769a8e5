/**
 * What the Application Server of one pool keeps in that pool's own store, and nothing carries to another: response
 * groups and their settings, Call Park settings and music. May use {@code change}, {@code estate},
 * {@code responsegroup} and Axon's modelling. Start reading at {@link org.pooldrill.application.ApplicationState}.
 */
@NullMarked
package org.pooldrill.application;

import org.jspecify.annotations.NullMarked;
