/**
 * The wide area network between the sites: how long a transfer takes when others share its link, and that it breaks off
 * with the link. May use the estate's links and the agenda. Start reading at {@link org.pooldrill.network.Wan}.
 */
@NullMarked
package org.pooldrill.network;

import org.jspecify.annotations.NullMarked;
