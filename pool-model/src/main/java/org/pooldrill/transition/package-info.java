/**
 * The state machines of pools, of Central Management, of mirrored databases, of Edge pools and of users, as tables of
 * transitions. They use the states that the other packages publish and decide nothing: tests hold every run to them and
 * pages print them. Start reading at {@link org.pooldrill.transition.StateMachine}.
 */
@NullMarked
package org.pooldrill.transition;

import org.jspecify.annotations.NullMarked;
