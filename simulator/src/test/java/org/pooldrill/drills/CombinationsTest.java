package org.pooldrill.drills;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pooldrill.checkout.Checkout;

/**
 * What nobody listed: two procedures interleaved, a fault inside another's phase, the right steps in the wrong order.
 * These drills were written from the documents alone, before the program was looked at.
 */
class CombinationsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "back-end-lost-before-planned-failover",
                "backup-service-stopped-before-planned-failover",
                "cms-forced-during-partition",
                "disaster-mode-on-a-healthy-pool",
                "failover-while-cms-moves",
                "file-store-lost-while-failed-over",
                "hydration-failure-and-partner-lost",
                "mirror-swap-while-syncing",
                "next-hop-published-too-late",
                "operator-without-rights",
                "other-pools-users",
                "partner-dies-during-failback",
                "persistent-chat-and-the-site",
                "conference-directory-moved-in-panic",
                "paired-while-another-pair-burns",
                "quorum-lost-while-hydrating",
                "quorum-lost-while-syncing",
                "repaired-while-switching",
                "response-groups-in-the-wrong-order",
                "sync-interval-changed-in-flight"
            })
    void endsAsTheDocumentsSay(String drill, @TempDir Path folder) {
        Passing.check(
                Checkout.file("simulator/src/test/resources/drills/combinations/" + drill + ".drill.yaml")
                        .toString(),
                folder);
    }
}
