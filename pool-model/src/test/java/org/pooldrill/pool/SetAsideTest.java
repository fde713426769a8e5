package org.pooldrill.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pooldrill.pool.Histories.POOL1;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pooldrill.change.BackupModule;
import org.pooldrill.change.Change;
import org.pooldrill.change.Change.ConferenceModified;
import org.pooldrill.change.Change.ConferenceScheduled;
import org.pooldrill.change.Change.ContactAdded;
import org.pooldrill.change.Change.ContactRemoved;
import org.pooldrill.change.Change.ContentUploaded;
import org.pooldrill.change.Change.ForwardingSet;
import org.pooldrill.change.Change.UserDataSet;
import org.pooldrill.change.Event;
import org.pooldrill.change.StreamEvent.ChangesSetAside;
import org.pooldrill.change.StreamEvent.PackageAcknowledged;
import org.pooldrill.pool.PoolEvent.ContentErased;

/** Setting changes aside leaves what the history without them would have left. */
class SetAsideTest {
    private static final List<BackupModule> MODULES = List.of(BackupModule.PRESENCE_FOCUS, BackupModule.DATA_CONF);

    static Stream<Integer> seeds() {
        return IntStream.range(0, 300).boxed();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void leavesWhatTheHistoryWithoutTheChangesWouldHaveLeft(int seed) {
        var random = new Random(seed);
        var history = new ArrayList<Event>();
        var state = Histories.home();
        var expected = new ArrayList<Event>();
        var made = new long[MODULES.size()];
        var keep = new long[MODULES.size()];
        for (var i = 0; i < keep.length; i++) {
            keep[i] = random.nextInt(40);
        }
        for (var step = 0; step < 80; step++) {
            var change = accepted(state, any(random, step));
            if (change == null) {
                continue;
            }
            history.add(change);
            state.evolve(change);
            var module = MODULES.indexOf(change.module());
            if (++made[module] <= keep[module]) {
                expected.add(change);
            }
            if (random.nextInt(10) == 0) {
                acknowledge(state, MODULES.get(module), Math.min(made[module], keep[module]), random);
            }
        }
        for (var i = 0; i < keep.length; i++) {
            if (made[i] > keep[i]) {
                state.evolve(new ChangesSetAside(POOL1, MODULES.get(i), keep[i], made[i], "lost"));
            }
        }

        assertSame(state, Histories.home(expected.toArray(Event[]::new)));
        assertThat(state.stream().produced(BackupModule.PRESENCE_FOCUS)).isEqualTo(made[0]);
        assertThat(state.stream().acked(BackupModule.PRESENCE_FOCUS))
                .isEqualTo(made[0] > keep[0] ? made[0] : state.stream().acked(BackupModule.PRESENCE_FOCUS));
    }

    private static Change accepted(PoolState state, Change change) {
        var decision = PoolDecisions.decide(state, new PoolCommand.Make(change));
        return decision.events().isEmpty() ? null : (Change) decision.events().get(0);
    }

    private static void acknowledge(PoolState state, BackupModule module, long atMost, Random random) {
        var acked = state.stream().acked(module);
        if (atMost > acked) {
            state.evolve(
                    new PackageAcknowledged(POOL1, module, "b", acked + 1 + random.nextInt((int) (atMost - acked))));
        }
    }

    private static Change any(Random random, int step) {
        var user = "u" + random.nextInt(3) + "@contoso.com";
        var conference = "m-" + user;
        return switch (random.nextInt(9)) {
            case 0, 1 -> new ContactAdded(user, "c" + random.nextInt(6));
            case 2 -> new ContactRemoved(user, "c" + random.nextInt(6));
            case 3 -> new ForwardingSet(user, random.nextInt(3) == 0 ? "" : "tel:" + random.nextInt(5));
            case 4 -> new ConferenceScheduled(user, conference, step, 60_000);
            case 5 -> new ConferenceModified(user, conference, step, 60_000);
            case 6 -> UserDataSet.gone(user);
            case 7 -> new UserDataSet(user, List.of("c1", "c4"), "tel:9", List.of());
            default -> file(user, "f" + random.nextInt(3), "sha" + step);
        };
    }

    private static ContentUploaded file(String user, String file, String sha256) {
        return new ContentUploaded(user, "m-" + user, user, file, 1_000, sha256);
    }

    private static void assertSame(PoolState state, PoolState expected) {
        assertThat(settings(state)).isEqualTo(settings(expected));
        assertThat(state.conferences()).isEqualTo(expected.conferences());
        assertThat(state.content()).isEqualTo(expected.content());
        assertThat(state.fingerprint()).isEqualTo(expected.fingerprint());
        assertThat(state.contentFingerprint()).isEqualTo(expected.contentFingerprint());
    }

    private static Map<String, List<Object>> settings(PoolState state) {
        var settings = new TreeMap<String, List<Object>>();
        state.users().forEach((sip, user) -> settings.put(sip, List.of(user.contacts(), user.forwarding())));
        settings.values().removeIf(List.of(List.of(), "")::equals);
        return settings;
    }

    @Test
    void bringsAnOlderVersionOfAFileBack() {
        var first = file("alice@contoso.com", "slides.pptx", "a1");
        var state = Histories.home(first, acked(1), file("alice@contoso.com", "slides.pptx", "a2"), setAside(1, 2));
        assertThat(state.files()).containsExactly(first);
    }

    @Test
    void bringsNothingBackThatWasLostWithTheShare() {
        var state = Histories.home(
                file("alice@contoso.com", "slides.pptx", "a1"),
                acked(1),
                file("alice@contoso.com", "slides.pptx", "a2"),
                new ContentErased(POOL1, "lost"),
                setAside(1, 2));
        assertThat(state.files()).isEmpty();
        assertThat(state.contentFingerprint()).isZero();
    }

    private static Event acked(long upTo) {
        return new PackageAcknowledged(POOL1, BackupModule.DATA_CONF, "b", upTo);
    }

    private static Event setAside(long after, long upTo) {
        return new ChangesSetAside(POOL1, BackupModule.DATA_CONF, after, upTo, "lost");
    }
}
