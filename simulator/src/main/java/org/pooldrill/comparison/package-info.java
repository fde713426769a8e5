/**
 * Two runs compared in the words of the domain: what was run, the first event that differs and what led to it, when the
 * milestones came, and what it came to. It may use logs, their history, the view and the report's words; it changes
 * nothing, and what it keeps does not grow with the logs. Start reading at
 * {@link org.pooldrill.comparison.Comparison}.
 */
@NullMarked
package org.pooldrill.comparison;

import org.jspecify.annotations.NullMarked;
