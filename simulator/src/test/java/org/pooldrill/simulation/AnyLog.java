package org.pooldrill.simulation;

import java.io.ByteArrayOutputStream;
import java.util.Random;
import org.pooldrill.log.LogEnd;
import org.pooldrill.log.LogHeader;
import org.pooldrill.log.LogWriter;

/** The log of a random story: users, faults, repairs, lines typed, with or without a load. */
public final class AnyLog {
    private static final int STEPS = 25;
    private static final int MOST_SECONDS = 400;

    private AnyLog() {}

    /** The same for the same seed. */
    public static byte[] of(int seed) {
        var random = new Random(seed);
        try (var contoso = seed % 4 == 3 ? new Contoso(AnyLoadedStoryTest.busy(), seed) : new Contoso("", seed)) {
            var deeds = new AnyDeed(contoso.simulation(), random);
            for (var step = 0; step < STEPS; step++) {
                if (random.nextBoolean()) {
                    AnyStoryTest.step(contoso, random);
                } else {
                    deeds.take();
                }
                contoso.seconds(random.nextInt(MOST_SECONDS));
            }
            return log(contoso);
        }
    }

    private static byte[] log(Contoso contoso) {
        var ready = Contoso.ready("");
        var header = LogHeader.of(
                ready.drillJson(),
                "",
                ready.estateJson(),
                0,
                "test",
                ready.estate().start());
        var bytes = new ByteArrayOutputStream();
        try (var writer = LogWriter.to(bytes, header)) {
            contoso.events().forEach(happened -> writer.on(happened.raw(), happened.event()));
            writer.finish(LogEnd.PASSED);
        }
        return bytes.toByteArray();
    }
}
