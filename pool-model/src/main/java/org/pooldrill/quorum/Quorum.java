package org.pooldrill.quorum;

import java.util.List;

/**
 * How many Front Ends of a pool of this size Windows Fabric wants ("Planning for Front End pools: pool quorum" [doc]).
 *
 * <p>Up to seven Front Ends all vote, of eight and nine the first seven, of ten to twelve the first nine; "first" is the
 * order in which they came up at the pool's very first start [doc], here the order of the topology [model]. Where the
 * number of Front Ends that vote is even, the primary SQL server votes too: documented as a witness, reported for two
 * servers [field], and the only reading under which the documented table is a majority of votes for four and six
 * [inferred]. More than half of the votes are needed; with the primary SQL server up that gives the documented table.
 *
 * @param frontEnds 1 to 12
 */
public record Quorum(int frontEnds) {
    private static final int[] COLD_START = {1, 1, 3, 3, 4, 5, 5, 6, 7, 8, 9, 10};

    public Quorum {
        if (frontEnds < 1 || frontEnds > COLD_START.length) {
            throw new IllegalArgumentException("a pool has 1 to 12 Front Ends, not " + frontEnds);
        }
    }

    /** How many must come up together when none runs yet: the documented table of "85 %". */
    public int coldStart() {
        return COLD_START[frontEnds - 1];
    }

    /** How many Front Ends vote: the first so many of the topology. */
    public int voters() {
        if (frontEnds <= 7) {
            return frontEnds;
        }
        return frontEnds <= 9 ? 7 : 9;
    }

    /** Whether the primary SQL server, not the mirror, has a vote as well. */
    public boolean sqlVotes() {
        return voters() % 2 == 0;
    }

    /** How many of the Front Ends that vote must run for the pool to go on. */
    public int needed(boolean primarySqlUp) {
        var votes = voters() + (sqlVotes() ? 1 : 0);
        return votes / 2 + 1 - (sqlVotes() && primarySqlUp ? 1 : 0);
    }

    /**
     * Whether the pool goes on.
     *
     * @param running for each Front End, in the order of the topology, whether it runs
     */
    public boolean holds(List<Boolean> running, boolean primarySqlUp) {
        var votes = running.stream().limit(voters()).filter(up -> up).count();
        return votes >= needed(primarySqlUp);
    }
}
