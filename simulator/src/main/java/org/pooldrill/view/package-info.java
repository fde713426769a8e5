/**
 * What the events of a run come to, for people: the fold of all stores of a log, whether it is being written or read.
 * Reads everything and changes nothing. May use the model, the Backup Service's journals and the story. Start reading at
 * {@link org.pooldrill.view.View}.
 */
@NullMarked
package org.pooldrill.view;

import org.jspecify.annotations.NullMarked;
