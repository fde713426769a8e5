/**
 * Announcements for unassigned numbers: what is published of them, and whether a call to such a number hears one now
 * ("Announcement application disaster recovery"). May use {@code estate}. Start reading at
 * {@link org.pooldrill.announcement.Announcements}.
 */
@NullMarked
package org.pooldrill.announcement;

import org.jspecify.annotations.NullMarked;
