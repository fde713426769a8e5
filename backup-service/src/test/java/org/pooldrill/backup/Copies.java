package org.pooldrill.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pooldrill.backup.Pair.P1;
import static org.pooldrill.backup.Pair.P2;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.axonframework.eventhandling.DomainEventMessage;
import org.pooldrill.change.StreamEvent;
import org.pooldrill.change.StreamEvent.BatchImported;
import org.pooldrill.change.StreamEvent.ImportResumed;
import org.pooldrill.pool.PoolState;

/** Compares what both stores of a pair know. */
final class Copies {
    private Copies() {}

    /** Both stores know the same of both homes and of the configuration. */
    static void assertEqual(Pair pair, String description) {
        for (var home : List.of(P1, P2)) {
            var there = describe(pair.pool2.state(home));
            var differences = describe(pair.pool1.state(home));
            differences.entrySet().removeIf(entry -> there.remove(entry.getKey(), entry.getValue()));
            assertThat(differences)
                    .as("%s: only pool1 knows of %s", description, home)
                    .isEmpty();
            assertThat(there)
                    .as("%s: only pool2 knows of %s", description, home)
                    .isEmpty();
        }
        assertThat(pair.pool1.cmsState().orElseThrow().configuration())
                .as("%s: configuration", description)
                .isEqualTo(pair.pool2.cmsState().orElseThrow().configuration());
    }

    /** Each stream was imported in order, without a gap but where the sender set something aside, and nothing twice. */
    static void assertInOrder(TestPool pool, String description) {
        var marks = new TreeMap<String, Long>();
        try (var stream = pool.events().openStream(null)) {
            while (stream.hasNextAvailable()) {
                var message = stream.nextAvailable();
                if (message.getPayload() instanceof StreamEvent event) {
                    var aggregate = ((DomainEventMessage<?>) message).getAggregateIdentifier();
                    var key = event.module() + " of " + aggregate + " in " + pool.fqdn();
                    if (event instanceof BatchImported batch) {
                        assertThat(batch.from())
                                .as("%s: %s", description, key)
                                .isEqualTo(marks.getOrDefault(key, 0L) + 1);
                        marks.put(key, batch.to());
                    } else if (event instanceof ImportResumed resumed) {
                        marks.put(key, resumed.after());
                    }
                }
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Everything of a home that replication carries, in an order that does not depend on how it came. */
    static Map<String, Object> describe(PoolState state) {
        var all = new TreeMap<String, Object>();
        state.users().forEach((sip, user) -> {
            if (!user.contacts().isEmpty()) {
                all.put("contacts " + sip, user.contacts());
            }
            if (!user.forwarding().isEmpty()) {
                all.put("forwarding " + sip, user.forwarding());
            }
        });
        state.conferences().forEach((id, conference) -> all.put("conference " + id, conference));
        state.files().forEach(file -> all.put("file " + file.conference() + "/" + file.file(), file));
        return all;
    }
}
