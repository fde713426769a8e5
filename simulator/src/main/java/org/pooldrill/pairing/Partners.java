package org.pooldrill.pairing;

/** The Backup Services as pairing asks for them. */
public interface Partners {

    /** Two services become each other's partner. */
    void join(String one, String other);

    /** A service has no partner any more. */
    void part(String pool);

    /** A service takes up its work with the partner that it has now; without effect where it has done so before. */
    void deploy(String pool);
}
