/**
 * Central Management at work: publishing, moving it between pools, replicas that follow, Edge setup. May use the model,
 * the pools' sites, the agenda and the edits that a drill names. Start reading at {@link org.pooldrill.management.CentralStore} and
 * {@link org.pooldrill.management.CmsMove}.
 */
@NullMarked
package org.pooldrill.management;

import org.jspecify.annotations.NullMarked;
