/**
 * The Central Management store: one instance for each pool that can host it, the configuration it holds, and which of
 * the instances is the active master. May use {@code change}, {@code refusal} and Axon's modelling annotations. Start
 * reading at {@link org.pooldrill.cms.CentralManagement} and {@link org.pooldrill.cms.CmsState}.
 */
@NullMarked
package org.pooldrill.cms;

import org.jspecify.annotations.NullMarked;
