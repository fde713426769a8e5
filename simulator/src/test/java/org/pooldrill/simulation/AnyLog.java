package org.pooldrill.simulation;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;
import org.pooldrill.change.Change.ConferenceScheduled;
import org.pooldrill.log.LogEnd;
import org.pooldrill.log.LogHeader;
import org.pooldrill.log.LogWriter;
import org.pooldrill.store.EmbeddedStores;
import org.pooldrill.store.EventData;
import org.pooldrill.store.StoredEvent;
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

    /** The log of a user who schedules so many meetings, and every hundredth of them twice, in one long moment. */
    public static byte[] ofMeetings(int meetings) {
        try (var contoso = new Contoso("", 1)) {
            contoso.schedule(Contoso.ALICE, "first");
            var last = contoso.events().get(contoso.events().size() - 1).raw();
            for (var meeting = 1; meeting <= meetings; meeting++) {
                schedule(contoso, last, meeting);
                if (meeting % 100 == 0) {
                    schedule(contoso, last, meeting / 2);
                }
            }
            return log(contoso, EmbeddedStores.usual());
        }
    }

    private static void schedule(Contoso contoso, StoredEvent last, int meeting) {
        var more = contoso.events().size() + 1 - last.seq();
        var event = new ConferenceScheduled(Contoso.ALICE, "meeting-" + meeting, meeting, more);
        var data = new ByteArrayOutputStream();
        var type = EventCatalogue.codec().encode(event, data);
        var raw = new StoredEvent(
                last.store(),
                last.n() + more,
                last.seq() + more,
                last.t(),
                0,
                last.aggregate(),
                last.sequence() + more,
                type,
                EventData.of(data.toString(StandardCharsets.UTF_8)));
        contoso.events().add(new Contoso.Happened(raw, event));
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
