/**
 * Rows by the million, in few objects: what users leave behind in weeks. A table is a linked map from ids to three numbers,
 * of which a row takes some fifty bytes; what the numbers mean is known to who has the table. Start reading at
 * {@link org.pooldrill.table.Table}.
 */
@NullMarked
package org.pooldrill.table;

import org.jspecify.annotations.NullMarked;
