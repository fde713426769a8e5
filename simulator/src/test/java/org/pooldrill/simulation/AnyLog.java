package org.pooldrill.simulation;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.Random;
import org.pooldrill.log.LogEnd;
import org.pooldrill.log.LogHeader;
import org.pooldrill.log.LogWriter;
import org.pooldrill.store.EmbeddedStores;
import org.pooldrill.store.Stores;
import org.pooldrill.usermodel.UserModel;

/** The log of a random story: users, faults, repairs, lines typed, with or without a load. */
public final class AnyLog {
    private static final int STEPS = 25;
    private static final int MOST_SECONDS = 400;

    private AnyLog() {}

    /** The same for the same seed. */
    public static byte[] of(int seed) {
        return of(seed, EmbeddedStores.usual());
    }

    /** The same, of a run whose events are kept there; it has ended when the call returns. */
    public static byte[] of(int seed, Stores stores) {
        var random = new Random(seed);
        var load = seed % 4 == 3 ? Optional.of(AnyLoadedStoryTest.busy()) : Optional.<UserModel>empty();
        try (var contoso = new Contoso(load, seed, stores)) {
            var deeds = new AnyDeed(contoso.simulation(), random);
            for (var step = 0; step < STEPS; step++) {
                if (random.nextBoolean()) {
                    AnyStoryTest.step(contoso, random);
                } else {
                    deeds.take();
                }
                contoso.seconds(random.nextInt(MOST_SECONDS));
            }
            return log(contoso, stores);
        }
    }

    /** The header of all of them. */
    public static LogHeader header() {
        var ready = Contoso.ready("");
        return LogHeader.of(
                ready.drillJson(),
                "",
                ready.estateJson(),
                0,
                "test",
                ready.estate().start());
    }

    private static byte[] log(Contoso contoso, Stores stores) {
        var bytes = new ByteArrayOutputStream();
        try (var writer = LogWriter.to(bytes, header())) {
            contoso.events().forEach(happened -> writer.on(happened.raw(), happened.event()));
            var footer = writer.finish(LogEnd.PASSED);
            stores.ended(footer.end().word(), footer.events(), footer.sha256());
        }
        return bytes.toByteArray();
    }
}
