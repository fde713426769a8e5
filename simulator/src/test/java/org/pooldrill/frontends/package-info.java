/**
 * Stories of Front Ends, routing groups and back ends, told as drills. May use everything. Start reading at
 * {@link org.pooldrill.frontends.RoutingGroupStoriesTest}.
 */
@NullMarked
package org.pooldrill.frontends;

import org.jspecify.annotations.NullMarked;
