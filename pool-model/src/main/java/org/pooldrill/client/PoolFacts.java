package org.pooldrill.client;

import org.pooldrill.pool.Service;

/**
 * What decides where the users of a home pool can be.
 *
 * @param home the home pool
 * @param backup its backup pool, or empty
 * @param homeUp the home pool's services run, with quorum
 * @param quorumLost it is not up since too few of its servers are
 * @param homeService what the home pool's own store says of its service
 * @param backupUp the backup pool's services run, with quorum
 * @param backupTakesIn the backup pool serves its own users, and so may take in others: a pool that is failed over serves
 *     nobody and is nobody's backup [inferred]
 * @param backupService what the backup pool's copy says of its service
 * @param backupDecides the copy's term is the higher one: it speaks for the users, not the home pool
 * @param heardDown the backup registrar has found the home pool down and not yet found it back
 * @param automatic automatic failover and failback for voice
 * @param homeBackEndGone the home pool's back end has been away longer than users are spared from it
 * @param backupBackEndGone the same of the backup pool
 * @param firstHop some registrar that external DNS names can be reached
 */
public record PoolFacts(
        String home,
        String backup,
        boolean homeUp,
        boolean quorumLost,
        Service homeService,
        boolean backupUp,
        boolean backupTakesIn,
        Service backupService,
        boolean backupDecides,
        boolean heardDown,
        boolean automatic,
        boolean homeBackEndGone,
        boolean backupBackEndGone,
        boolean firstHop) {}
