/**
 * What the story itself leaves in the log: what was typed and what it printed, notes, and findings. May use the model.
 * Start reading at {@link org.pooldrill.story.StoryEvent}.
 */
@NullMarked
package org.pooldrill.story;

import org.jspecify.annotations.NullMarked;
