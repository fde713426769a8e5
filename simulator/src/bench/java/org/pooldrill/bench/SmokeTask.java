package org.pooldrill.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.Locale;

/** What one Java machine of {@link Smoke} does: all pieces by turns, and a line for each with what it did in a second. */
final class SmokeTask implements AutoCloseable {
    private static final int LINES = 100_000;
    private static final int CHANGES = 20_000;
    private static final int BURST = 10;
    private static final int RUNS_IN_A_TURN = 5;
    private static final int TURNS_TO_WARM_UP = 8;
    private static final int TURNS = 9;

    private final TemporaryLog log = new TemporaryLog();
    private final Floor floor = new Floor();
    private final SmallRuns runs = new SmallRuns();
    private final Replay replay = new Replay(TwoPools.contoso().estate());

    private SmokeTask() {
        floor.changes = LINES;
        runs.read();
        try (var pools = new TwoPools(BURST, log.file())) {
            pools.replicate(CHANGES);
            pools.verify();
        }
    }

    /** Does it, and prints the medians. */
    public static void main(String[] args) throws IOException, NoSuchAlgorithmException {
        try (var task = new SmokeTask()) {
            var speeds = new EnumMap<SmokePiece, double[]>(SmokePiece.class);
            for (var turn = -TURNS_TO_WARM_UP; turn < TURNS; turn++) {
                for (var piece : SmokePiece.values()) {
                    var start = System.nanoTime();
                    var done = task.take(piece);
                    if (turn >= 0) {
                        speeds.computeIfAbsent(piece, x -> new double[TURNS])[turn] =
                                done / ((System.nanoTime() - start) / 1e9);
                    }
                }
            }
            speeds.forEach((piece, each) -> System.out.printf(Locale.ROOT, "%s %f%n", piece, Median.of(each)));
        }
    }

    /** Takes a piece; how much of it was done. */
    private long take(SmokePiece piece) throws IOException, NoSuchAlgorithmException {
        return switch (piece) {
            case FLOOR -> write();
            case REPLICATION -> replicate();
            case RUNS -> run();
            case REPLAY -> replay();
        };
    }

    private long write() throws IOException, NoSuchAlgorithmException {
        floor.begin();
        floor.writeLinesWithSha256();
        return LINES;
    }

    private static long replicate() {
        var file = new TemporaryLog();
        try (file;
                var pools = new TwoPools(BURST, file.file())) {
            return Complete.of(CHANGES, pools.replicate(CHANGES));
        }
    }

    private long run() {
        for (var run = 0; run < RUNS_IN_A_TURN; run++) {
            runs.oneAtATime();
        }
        return RUNS_IN_A_TURN;
    }

    private long replay() throws IOException {
        try (var in = Files.newInputStream(log.file())) {
            return replay.of(in);
        }
    }

    @Override
    public void close() {
        floor.removeLog();
        log.close();
    }
}
