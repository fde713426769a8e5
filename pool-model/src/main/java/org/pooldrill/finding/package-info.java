/**
 * Findings: what the program noticed about a deployment or a run and its user should know.
 * The codes are a fixed vocabulary that drills name in {@code warns:}; it uses {@code org.pooldrill.source} alone.
 * Start reading at {@link org.pooldrill.finding.FindingCode}.
 */
@NullMarked
package org.pooldrill.finding;

import org.jspecify.annotations.NullMarked;
