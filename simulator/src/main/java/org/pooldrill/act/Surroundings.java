package org.pooldrill.act;

/** What acts ask of the world beyond the users themselves. */
public interface Surroundings {

    /** The share of the pool's file store can be reached. */
    boolean fileStoreUp(String pool);

    /** Whether the registrar's pool begins new conferences: not all of its servers are being stopped gracefully. */
    boolean takesConferences(String registrar);

    /** Why nobody can call into a meeting of a user of that home pool; empty where he can. */
    String dialInUnavailable(String conference, String home);

    /** Why users of other organisations cannot be reached; empty where they can. */
    String federationUnavailable();
}
