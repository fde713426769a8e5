/**
 * Response groups: what a pool holds of them, export and import, whose they are, and where a call to one ends up in each
 * phase of a failover ("Response Group disaster recovery"). May use {@code change}, {@code client}, {@code estate},
 * {@code pool} and {@code refusal}; nothing of them is carried by the Backup Service. Start reading at
 * {@link org.pooldrill.responsegroup.ResponseGroup}, then {@link org.pooldrill.responsegroup.GroupRouting}.
 */
@NullMarked
package org.pooldrill.responsegroup;

import org.jspecify.annotations.NullMarked;
