/**
 * What people and other programs are told of a run: the timeline, the summary, JSON and JUnit's XML.
 * It may use events, the report of a run and the state document; it changes nothing.
 * Start reading at {@link org.pooldrill.report.Timeline} and {@link org.pooldrill.report.Summary}.
 */
@NullMarked
package org.pooldrill.report;

import org.jspecify.annotations.NullMarked;
