/**
 * The synchronous mirror of one database type of a pool: which SQL server is principal and whether the database is
 * available. Pure rules, since SQL Server decides and the estate records; may use {@code refusal}. Start reading at
 * {@link org.pooldrill.mirror.DatabaseMirror}.
 */
@NullMarked
package org.pooldrill.mirror;

import org.jspecify.annotations.NullMarked;
