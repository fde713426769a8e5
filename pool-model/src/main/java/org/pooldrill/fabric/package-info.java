/**
 * Windows Fabric inside a pool: which Front Ends hold the replicas of each routing group, and what the loss of some of
 * them means to its users. Pure rules and a fold; may use nothing but the JDK. Start reading at
 * {@link org.pooldrill.fabric.Fabric}.
 */
@NullMarked
package org.pooldrill.fabric;

import org.jspecify.annotations.NullMarked;
