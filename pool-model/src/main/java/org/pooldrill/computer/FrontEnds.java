package org.pooldrill.computer;

/**
 * How the Front Ends of a pool stand.
 *
 * @param total how many the pool has
 * @param running how many serve: they run, and so does their RTCSRV
 * @param quorum whether those that run are enough for the pool to go on
 * @param quorumNeeded how many of the Front Ends that vote it takes now
 */
public record FrontEnds(int total, int running, boolean quorum, int quorumNeeded) {}
