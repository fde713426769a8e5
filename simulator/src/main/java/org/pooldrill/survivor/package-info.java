/**
 * What one pool's site has left when it is alone: its store rebuilt from an event log with the real aggregates and the
 * real Backup Service, what it could have served at a moment, and what its partner's users would have lost had it taken
 * them over. It reads logs and runs nothing but that takeover; it may use the site, the view and the log. Start reading
 * at {@link org.pooldrill.survivor.SurvivingSite}.
 */
@NullMarked
package org.pooldrill.survivor;

import org.jspecify.annotations.NullMarked;
