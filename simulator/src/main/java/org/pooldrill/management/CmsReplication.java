package org.pooldrill.management;

/** What moving Central Management asks of the Backup Service, by pool FQDN. */
public interface CmsReplication {

    /** Starts an export of the pool's CMSMaster module at once, where something waits. */
    void sync(String source);

    /** Imports what lies complete in the pool's own file store for its instance. */
    void importWaiting(String target);
}
