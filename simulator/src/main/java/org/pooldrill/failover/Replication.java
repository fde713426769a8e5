package org.pooldrill.failover;

/** What failing over and back asks of the Backup Service, by pool FQDN. */
public interface Replication {

    /** Everything the pool has made of its users' data has been imported and acknowledged by its partner. */
    boolean isFinal(String pool);

    /** How many changes of the pool's users' data its partner has not imported, whether it said so or not. */
    long notImported(String pool);

    /** Starts an export at once where something waits. */
    void sync(String pool);

    /** No package of users' data is under way between the pool and its partner. */
    boolean isQuiet(String pool);

    /** Imports what lies complete in the pool's own file store. */
    void importWaiting(String pool);

    /** Sets aside what the home pool made and its partner did not know when it took over. */
    void setAside(String home, String why);

    /** Hands the home pool everything its partner has made for it but conference content. Both must be up. */
    void hydrate(String home);
}
