/** The network under test. */
@NullMarked
package org.pooldrill.network;

import org.jspecify.annotations.NullMarked;
