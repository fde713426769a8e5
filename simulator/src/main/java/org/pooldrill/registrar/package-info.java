/**
 * The registrars of paired pools that listen for each other's heartbeats. May use the model, the estate and the agenda.
 * Start reading at {@link org.pooldrill.registrar.Registrars}.
 */
@NullMarked
package org.pooldrill.registrar;

import org.jspecify.annotations.NullMarked;
