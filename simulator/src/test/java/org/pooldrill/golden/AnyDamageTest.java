package org.pooldrill.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.pooldrill.log.LogDamaged;
import org.pooldrill.log.LogReader;
import org.pooldrill.simulation.EventCatalogue;

/**
 * Golden logs with anything wrong with them. Every case has a seed; {@code -Dpooldrill.damages=N} tries more of them, and
 * {@code -Dpooldrill.damage=SEED} one alone. {@code -Dpooldrill.bytes=1} flips every byte, not a sample.
 */
@Tag("long")
class AnyDamageTest {
    private static final int DAMAGES = Integer.getInteger("pooldrill.damages", 4_000);
    private static final int ONE = Integer.getInteger("pooldrill.damage", -1);
    private static final int EVERY_NTH_BYTE = Integer.getInteger("pooldrill.bytes", 41);
    private static final int FOLDED_EVERY = 10;
    private static final List<String> TOKENS = List.of(
            "null", "-1", "1e9", "99999999999999999999", "\"\"", "[]", "{}", "true", "\"\\ud800\"", "0.5", "[[[[", "}");

    /** The two smallest. */
    private static final List<byte[]> LOGS = GoldenLog.all().stream()
            .map(GoldenLog::text)
            .sorted(Comparator.comparing(text -> text.length))
            .limit(2)
            .toList();

    @Test
    void isFoundOrHasChangedNothing() {
        for (var seed = Math.max(ONE, 0); seed < (ONE < 0 ? DAMAGES : ONE + 1); seed++) {
            var random = new Random(seed);
            var log = LOGS.get(random.nextInt(LOGS.size()));
            var damaged = damaged(log, random);
            try {
                read(damaged);
                assertThat(damaged)
                        .as("seed %d was read though it is another log", seed)
                        .isEqualTo(log);
            } catch (LogDamaged found) {
                assertThat(found.line()).as("seed %d", seed).isPositive();
                assertThat(found.reason()).as("seed %d", seed).isNotBlank();
            } catch (RuntimeException | Error broken) {
                throw new AssertionError("seed " + seed + ": " + broken, broken);
            }
        }
    }

    @Test
    void isRefusedAsAnUnusableLogEvenWhereSomebodyMadeTheCheckSumFit() {
        for (var seed = Math.max(ONE, 0); seed < (ONE < 0 ? DAMAGES / FOLDED_EVERY : ONE + 1); seed++) {
            var random = new Random(seed);
            var log = LOGS.get(random.nextInt(LOGS.size()));
            var forged = resealed(edited(log, random));
            try {
                var history = GoldenLog.history(forged);
                history.at(history.events()).document();
            } catch (LogDamaged refused) {
                assertThat(refused.line()).as("seed %d", seed).isPositive();
            } catch (RuntimeException | Error broken) {
                throw new AssertionError("seed " + seed + ": " + broken, broken);
            }
        }
    }

    @Test
    void isFoundWhicheverByteIsAnother() {
        var log = LOGS.get(0);
        for (var at = 0; at < log.length; at += EVERY_NTH_BYTE) {
            var flipped = log.clone();
            flipped[at] ^= (byte) (1 << at % 8);
            assertThatThrownBy(() -> read(flipped)).as("byte %d", at).isInstanceOf(LogDamaged.class);
        }
    }

    private static void read(byte[] log) {
        try (var reader =
                LogReader.of(new ByteArrayInputStream(log), "log", EventCatalogue.types(), LogReader.Mode.WHOLE)) {
            reader.forEach(event -> {});
        }
    }

    private static byte[] damaged(byte[] log, Random random) {
        return switch (random.nextInt(7)) {
            case 0 -> flipped(log, random);
            case 1 -> Arrays.copyOf(log, random.nextInt(log.length));
            case 2 -> lines(log, random, (lines, a, b) -> lines.set(a, lines.set(b, lines.get(a))));
            case 3 -> lines(log, random, (lines, a, b) -> lines.add(a, lines.get(b)));
            case 4 -> lines(log, random, (lines, a, b) -> lines.remove(a));
            case 5 -> inserted(log, random);
            default -> random.nextBoolean() ? resealed(structured(log, random)) : edited(log, random);
        };
    }

    /** Lines out of order under a check sum that fits. */
    private static byte[] structured(byte[] log, Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> lines(log, random, (lines, a, b) -> lines.set(a, lines.set(b, lines.get(a))));
            case 1 -> lines(log, random, (lines, a, b) -> lines.add(a, lines.get(b)));
            default -> lines(log, random, (lines, a, b) -> lines.remove(a));
        };
    }

    private static byte[] flipped(byte[] log, Random random) {
        var flipped = log.clone();
        for (var i = random.nextInt(3); i >= 0; i--) {
            flipped[random.nextInt(log.length)] ^= (byte) (1 + random.nextInt(255));
        }
        return flipped;
    }

    private static byte[] inserted(byte[] log, Random random) {
        var more = new byte[1 + random.nextInt(20)];
        random.nextBytes(more);
        var at = random.nextInt(log.length);
        var longer = Arrays.copyOf(log, log.length + more.length);
        System.arraycopy(log, at, longer, at + more.length, log.length - at);
        System.arraycopy(more, 0, longer, at, more.length);
        return longer;
    }

    private interface Edit {
        void of(List<String> lines, int a, int b);
    }

    private static byte[] lines(byte[] log, Random random, Edit edit) {
        var lines = new ArrayList<>(List.of(new String(log, StandardCharsets.UTF_8).split("\n")));
        edit.of(lines, random.nextInt(lines.size()), random.nextInt(lines.size()));
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** One value of one event is another. */
    private static byte[] edited(byte[] log, Random random) {
        var lines = new ArrayList<>(List.of(new String(log, StandardCharsets.UTF_8).split("\n")));
        var at = 1 + random.nextInt(lines.size() - 2);
        var line = lines.get(at);
        var begin = line.indexOf("\"data\":") + 7;
        var colons = new ArrayList<Integer>();
        for (var i = line.indexOf(':', begin); i > 0; i = line.indexOf(':', i + 1)) {
            colons.add(i);
        }
        if (!colons.isEmpty()) {
            var value = colons.get(random.nextInt(colons.size())) + 1;
            var end = value;
            while (end < line.length() && ",}]".indexOf(line.charAt(end)) < 0) {
                end++;
            }
            lines.set(at, line.substring(0, value) + TOKENS.get(random.nextInt(TOKENS.size())) + line.substring(end));
        }
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] resealed(byte[] log) {
        var text = new String(log, StandardCharsets.UTF_8);
        var footer = text.lastIndexOf("{\"end\":");
        if (footer < 0) {
            return log;
        }
        var before = text.substring(0, footer);
        try {
            var sum = MessageDigest.getInstance("SHA-256").digest(before.getBytes(StandardCharsets.UTF_8));
            return (before
                            + text.substring(footer)
                                    .replaceFirst(
                                            "\"sha256\":\"[^\"]*\"",
                                            "\"sha256\":\"" + HexFormat.of().formatHex(sum) + "\""))
                    .getBytes(StandardCharsets.UTF_8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
