/**
 * The Central Management store: one instance for each pool that can host it, the configuration it holds and what it
 * means, and which of the instances is the active master. May use {@code change}, {@code estate}, {@code pool},
 * {@code refusal} and Axon's modelling annotations. Start reading at {@link org.pooldrill.cms.CentralManagement},
 * {@link org.pooldrill.cms.Topology} and {@link org.pooldrill.cms.Deployment}.
 */
@NullMarked
package org.pooldrill.cms;

import org.jspecify.annotations.NullMarked;
