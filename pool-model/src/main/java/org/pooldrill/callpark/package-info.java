/**
 * Call Park and Group Call Pickup: which pool's application has which numbers, and whether a user can park a call or
 * pick one up now ("Call Park disaster recovery"). May use {@code client}, {@code estate} and {@code refusal}. Start
 * reading at {@link org.pooldrill.callpark.Parking}.
 */
@NullMarked
package org.pooldrill.callpark;

import org.jspecify.annotations.NullMarked;
