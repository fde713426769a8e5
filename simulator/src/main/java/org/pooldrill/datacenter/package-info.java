/**
 * The data centres: what faults take down, what repairs bring back and how long that takes, with quorum, the swap of
 * mirrored databases and the services that operators start and stop. May use the model, the estate and the agenda. Start
 * reading at {@link org.pooldrill.datacenter.Datacenter}.
 */
@NullMarked
package org.pooldrill.datacenter;

import org.jspecify.annotations.NullMarked;
