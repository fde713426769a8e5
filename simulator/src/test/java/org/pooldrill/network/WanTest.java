package org.pooldrill.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pooldrill.computer.FaultKind;
import org.pooldrill.datacenter.SampleEstate;
import org.pooldrill.datacenter.Story;

/** The link of the sample estate: 100 Mbit/s and 20 ms each way, so that 12,500,000 bytes take a second. */
class WanTest {
    private static final String HERE = "Datacenter1";
    private static final String THERE = "Datacenter2";
    private static final long SECOND_OF_BYTES = 12_500_000;

    private final Story story = new Story(SampleEstate.CONTOSO);
    private final Wan wan = new Wan(story.agenda(), story.state());
    private final List<String> seen = new ArrayList<>();
    private boolean receiverUp = true;

    private Transfer send(String name, long bytes) {
        return send(name, HERE, THERE, bytes);
    }

    private Transfer send(String name, String from, String to, long bytes) {
        return wan.send(
                from,
                to,
                bytes,
                () -> receiverUp,
                () -> seen.add(name + " arrived " + story.agenda().now()),
                () -> seen.add(name + " failed " + story.agenda().now()));
    }

    private void passTo(long millis) {
        var more = true;
        while (more) {
            more = story.agenda().runNext(millis, wan::settle);
        }
        story.agenda().passTo(millis);
    }

    private void fault(FaultKind kind, Map<String, String> with) {
        story.faultWith(with, kind);
        wan.settle();
    }

    private void heal(FaultKind kind) {
        story.heal(kind);
        wan.settle();
    }

    @Test
    void takesAsLongAsBandwidthAndLatencySay() {
        send("a", SECOND_OF_BYTES);
        send("ack", THERE, HERE, 0);
        passTo(5_000);
        assertThat(seen).containsExactly("ack arrived 20", "a arrived 1020");
    }

    @Test
    void arrivesAtOnceWithinASite() {
        send("a", HERE, HERE, SECOND_OF_BYTES);
        assertThat(seen).isEmpty();
        passTo(0);
        assertThat(seen).containsExactly("a arrived 0");
    }

    @Test
    void roundsUpToTheMillisecond() {
        send("a", 1);
        passTo(100);
        assertThat(seen).containsExactly("a arrived 21");
    }

    @Test
    void sharesADirectionEvenly() {
        send("a", SECOND_OF_BYTES);
        send("b", SECOND_OF_BYTES);
        send("back", THERE, HERE, SECOND_OF_BYTES);
        passTo(5_000);
        assertThat(seen).containsExactly("back arrived 1020", "a arrived 2020", "b arrived 2020");
    }

    @Test
    void aLatecomerSlowsTheFirstAndAShortOneLeavesEarly() {
        send("a", SECOND_OF_BYTES);
        passTo(500);
        send("b", SECOND_OF_BYTES / 4);
        passTo(5_000);
        assertThat(seen).containsExactly("b arrived 1020", "a arrived 1270");
    }

    @Test
    void aSlowLinkRetimesWhatIsUnderWay() {
        send("a", SECOND_OF_BYTES);
        passTo(500);
        fault(FaultKind.WAN_SLOW, Map.of("bandwidth", "10000000", "latency", "100"));
        passTo(1_500);
        heal(FaultKind.WAN_SLOW);
        passTo(9_000);
        assertThat(seen).containsExactly("a arrived 1920");
    }

    @Test
    void lossCostsBandwidth() {
        fault(FaultKind.WAN_SLOW, Map.of("loss", "500000"));
        send("a", SECOND_OF_BYTES);
        passTo(9_000);
        assertThat(seen).containsExactly("a arrived 2020");
    }

    @Test
    void failsAtTheMomentTheLinkGoesDown() {
        send("a", SECOND_OF_BYTES);
        send("b", 10);
        passTo(15);
        fault(FaultKind.WAN_DOWN, Map.of());
        assertThat(seen).containsExactly("a failed 15", "b failed 15");
        assertThat(wan.underWay(HERE, THERE)).isZero();
        heal(FaultKind.WAN_DOWN);
        passTo(9_000);
        assertThat(seen).hasSize(2);
    }

    @Test
    void failsAtTheMomentAnEndGoesDown() {
        send("a", SECOND_OF_BYTES);
        passTo(300);
        receiverUp = false;
        wan.settle();
        assertThat(seen).containsExactly("a failed 300");
    }

    @Test
    void failsWithoutALinkButNotBeforeSendReturns() {
        fault(FaultKind.WAN_DOWN, Map.of());
        var transfer = send("a", 10);
        assertThat(seen).isEmpty();
        assertThat(transfer.underWay()).isTrue();
        passTo(0);
        assertThat(seen).containsExactly("a failed 0");
        assertThat(transfer.underWay()).isFalse();
    }

    @Test
    void whatIsSentToAnEndThatIsDownFailsInItsTurnHoweverOftenTheLinksAreLookedAt() {
        receiverUp = false;
        send("a", 0);
        send("b", HERE, HERE, 0);
        story.agenda().in(0, () -> seen.add("next"));
        wan.settle();
        assertThat(seen).isEmpty();
        passTo(5_000);
        assertThat(seen).containsExactly("a failed 0", "b failed 0", "next");
    }

    @Test
    void aCancelledTransferIsNotHeardOf() {
        var transfer = send("a", SECOND_OF_BYTES);
        send("b", SECOND_OF_BYTES);
        passTo(1_000);
        transfer.cancel();
        passTo(9_000);
        assertThat(seen).containsExactly("b arrived 1520");
    }

    @Test
    void refusesSizesThatNoTransferHas() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> send("a", -1))
                .withMessage("a transfer has 0 to 10^14 bytes, not -1");
    }

    @Test
    void carriesTheLargestTransferWithoutOverflow() {
        send("a", 100_000_000_000_000L);
        send("b", 100_000_000_000_000L);
        passTo(20_000_000_000L);
        assertThat(seen).containsExactly("a arrived 16000000020", "b arrived 16000000020");
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void neitherGainsNorLosesWork(int seed) {
        var random = new Random(seed);
        var bytes = 0L;
        for (var number = 0; number < 50; number++) {
            var size = random.nextInt(5_000_000);
            bytes += size;
            send("t" + number, size);
            passTo(story.agenda().now() + random.nextInt(20));
        }
        passTo(60_000);
        assertThat(seen).hasSize(50).allMatch(line -> line.contains("arrived"));
        var last = Long.parseLong(seen.get(49).substring(seen.get(49).lastIndexOf(' ') + 1));
        assertThat(last - 20).isBetween(bytes * 8 / 100_000, bytes * 8 / 100_000 + 50);
    }
}
