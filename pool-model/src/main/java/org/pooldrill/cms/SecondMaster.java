package org.pooldrill.cms;

/** The three ways, and no other, in which two instances come to act as active master (domain text, section 8.3). */
public enum SecondMaster {
    /** The master replicator of a StaleActive instance was started. */
    STARTED,
    /** A forced failover ran onto a StaleActive instance before the Backup Service had marked it Backup. */
    NOT_YET_MARKED,
    /** A forced failover ran while the old active master still worked but was cut off; ends with the partition. */
    CUT_OFF
}
