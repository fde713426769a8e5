package org.pooldrill.estate;

/**
 * How sources are read that contradict each other, where the outcome depends on it and an estate may choose.
 *
 * @param twoServerPools the votes of a pool of two Front Ends
 * @param resiliencySessions new sessions of users in resiliency mode
 */
public record Readings(TwoServerPools twoServerPools, ResiliencySessions resiliencySessions) {

    /** What the model decided. */
    public static final Readings DEFAULT = new Readings(TwoServerPools.SQL_VOTES, ResiliencySessions.WORK);

    /** What a pool of two Front Ends needs. */
    public enum TwoServerPools {
        /** Two of three votes, the servers' and that of the primary SQL server: reports from practice; the default. */
        SQL_VOTES("sqlVotes"),
        /** One server, whatever became of the primary SQL server: the table of pool quorum alone. */
        ONE_SERVER("oneServer");

        private final String text;

        TwoServerPools(String text) {
            this.text = text;
        }

        /** The name that estate files use. */
        public String text() {
            return text;
        }
    }

    /** Whether users in resiliency mode begin calls and messages. */
    public enum ResiliencySessions {
        /** Calls work, and messages within a site: voice resiliency; the default. */
        WORK("work"),
        /** Neither does: the topic on user experience. Voice at a branch appliance goes on. */
        NONE("none");

        private final String text;

        ResiliencySessions(String text) {
            this.text = text;
        }

        /** The name that estate files use. */
        public String text() {
            return text;
        }
    }
}
