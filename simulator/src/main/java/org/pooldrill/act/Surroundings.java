package org.pooldrill.act;

import org.pooldrill.announcement.Announcements;
import org.pooldrill.callpark.Parking;
import org.pooldrill.estate.CallParkSettings;
import org.pooldrill.responsegroup.GroupRouting;

/** What acts ask of the world beyond the users themselves. */
public interface Surroundings {

    /** The share of the pool's file store can be reached. */
    boolean fileStoreUp(String pool);

    /** Whether the registrar's pool begins new conferences: not all of its servers are being stopped gracefully. */
    boolean takesConferences(String registrar);

    /** Why nobody can call into a meeting of a user of that home pool; empty where he can. */
    String dialInUnavailable(String conference, String home);

    /** Why the URL of a meeting that a user of that home pool organises leads nowhere; empty where it leads to it. */
    String meetingUrlUnavailable(String home);

    /** Why users outside have no media with users who are at that pool or branch; empty where they have. */
    String externalMediaUnavailable(String at);

    /** Whether a user's phone or tablet takes no calls and no messages now. */
    boolean silent(String user);

    /** Why no voice mail can be left; empty where it can. */
    String voiceMailUnavailable();

    /** Why XMPP partners cannot be reached; empty where they can. */
    String xmppUnavailable();

    /** Why users of other organisations cannot be reached; empty where they can. */
    String federationUnavailable();

    /** Where calls to response groups end up. */
    GroupRouting groupRouting();

    /** Where calls can be parked and picked up. */
    Parking parking();

    /** How Call Park of a pool is set. */
    CallParkSettings callPark(String pool);

    /** Which unassigned numbers lead to which announcement. */
    Announcements announcements();
}
