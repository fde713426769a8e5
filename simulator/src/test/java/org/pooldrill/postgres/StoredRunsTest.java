package org.pooldrill.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pooldrill.log.LogEnd;
import org.pooldrill.log.LogLine;
import org.pooldrill.log.LogWriter;
import org.pooldrill.run.DrillRunner;
import org.pooldrill.run.Drills;
import org.pooldrill.store.Appended;
import org.pooldrill.store.StoreUnavailable;
import org.pooldrill.store.StoredRunDiffers;

/** What stands in the schema of a run, and a run that is stopped in the middle and goes on. */
@ExtendWith(Server.Extension.class)
class StoredRunsTest {
    private static final DrillRunner DRILL = DrillRunner.of(Drills.read(Drills.file("""
            - user: alice@contoso.com
              does: add-contact
              with: { contact: bob@contoso.com }
            - note: 'Zoë "Z" \\ 😀'
            - advance: 10m
            - fault: pool-down
              at: pool1.contoso.com
            - ps: Invoke-CsManagementServerFailover -BackupSqlServerFqdn sql2a.contoso.com -BackupSqlInstanceName rtc -Force
              on: pool2.contoso.com
            - ps: Set-CsEdgeServer -Identity EdgeServer:edge1.contoso.com -Registrar Registrar:pool2.contoso.com
            - ps: Invoke-CsPoolFailOver -PoolFqdn pool1.contoso.com -DisasterMode
            - advance: 30m
            """)));
    private static final Batches SMALL = new Batches(20, 7);

    private final Server server;
    private Address address;
    private List<String> whole;

    StoredRunsTest(Server server) {
        this.server = server;
    }

    @BeforeEach
    void makeTheRunThatIsKeptNowhere() {
        address = server.fresh();
        var log = new ByteArrayOutputStream();
        assertThat(DRILL.logTo(header -> LogWriter.to(log, header)).run().outcome())
                .isEqualTo(LogEnd.PASSED);
        whole = log.toString(UTF_8).lines().toList();
    }

    private DrillRunner kept() {
        return DRILL.keptIn(header -> StoredRuns.create(address, LogLine.of(header), SMALL));
    }

    private DrillRunner resumed() {
        return DRILL.keptIn(header -> StoredRuns.resume(address, LogLine.of(header), SMALL));
    }

    private List<String> stored() {
        try (var log = StoredRuns.log(address)) {
            return new String(log.readAllBytes(), UTF_8).lines().toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private String in(String sql) {
        return sql.replace("SCHEMA", address.schema().orElseThrow());
    }

    /** Loses the connection to the database at an event. */
    private Appended losingItAt(long seq) {
        return (raw, payload) -> {
            if (raw.seq() == seq) {
                server.query(
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'pooldrill'");
            }
        };
    }

    @Test
    void isTheSameLogByteForByte() {
        kept().run();

        assertThat(stored()).isEqualTo(whole);
    }

    @Test
    void holdsEveryEventAsTheLogHasItForWhoeverAsksInSql() {
        kept().run();

        var lines = server.query(
                in("SELECT '{\"seq\":' || seq || ',\"t\":' || t || ',\"store\":\"' || store || '\",\"n\":' || n"
                        + " || ',\"type\":\"' || type || '\",\"v\":' || v || ',\"data\":' || data"
                        + " || coalesce(',\"cause\":' || cause, '') || '}' FROM SCHEMA.log ORDER BY seq"));
        assertThat(lines).isEqualTo(whole.subList(1, whole.size() - 1));
    }

    @Test
    void holdsHowFarTheBackupServicesHaveRead() {
        kept().run();

        var own = server.query(in("SELECT count(*) FROM SCHEMA.log WHERE store = 'pool2.contoso.com'"));
        assertThat(server.query(in("SELECT convert_from(token, 'UTF8') FROM SCHEMA.tokens"
                        + " WHERE processorname = 'backup-service of pool2.contoso.com' AND owner = 'pooldrill'")))
                .containsExactly("{\"globalIndex\":" + own.get(0) + "}");
    }

    @Test
    void keepsTheTimeOfTheSimulation() {
        kept().run();

        assertThat(server.query(in("SELECT timestamp FROM SCHEMA.events_0 WHERE globalindex = 1")))
                .containsExactly("2013-11-04T08:00:00.000Z");
    }

    @Nested
    class WhenTheConnectionIsLost {

        @Test
        void saysWhatIsKeptAndHowToGoOn() {
            assertThatThrownBy(
                            () -> kept().heardBy(losingItAt(whole.size() / 2)).run())
                    .isInstanceOf(StoreUnavailable.class)
                    .hasMessageContaining(address + ": the connection is lost: ")
                    .hasMessageContaining("--store-schema " + address.schema().orElseThrow() + " --resume");
        }

        @Test
        void keepsTheRunUpToSomeEventWithoutGaps() {
            for (var at : List.of(1, whole.size() / 3, whole.size() - 3)) {
                address = server.fresh();
                assertThatThrownBy(() -> kept().heardBy(losingItAt(at)).run()).isInstanceOf(StoreUnavailable.class);

                assertThat(stored())
                        .hasSizeLessThanOrEqualTo(whole.size())
                        .isEqualTo(whole.subList(0, stored().size()));
            }
        }

        @Test
        void endsWithTheSameLogOnceItWasResumedHoweverOften() {
            var kept = new ArrayList<Integer>();
            assertThatThrownBy(() -> kept().heardBy(losingItAt(10)).run()).isInstanceOf(StoreUnavailable.class);
            kept.add(stored().size());
            for (var at = 20; at < whole.size() - 4; at += 12) {
                var next = losingItAt(at);
                assertThatThrownBy(() -> resumed().heardBy(next).run()).isInstanceOf(StoreUnavailable.class);
                kept.add(stored().size());
            }
            resumed().run();

            assertThat(kept).isSorted();
            assertThat(stored()).isEqualTo(whole);
        }
    }

    @Nested
    class ARunThatWasInterrupted {

        @Test
        void goesOnAndEndsWithTheSameLog() {
            var events = new long[1];
            var half = kept().heardBy((raw, payload) -> events[0] = raw.seq())
                    .interruptedBy(() -> events[0] > whole.size() / 2)
                    .run();
            assertThat(half.outcome()).isEqualTo(LogEnd.INTERRUPTED);
            assertThat(stored().get(stored().size() - 1)).startsWith("{\"end\":\"interrupted\"");

            resumed().run();
            assertThat(stored()).isEqualTo(whole);
        }

        @Test
        void keepsAllItHadWhenItIsInterruptedAgainEarlier() {
            var events = new long[1];
            var counted = kept().heardBy((raw, payload) -> events[0] = raw.seq());
            counted.interruptedBy(() -> events[0] > whole.size() / 2).run();
            var before = stored();
            events[0] = 0;
            resumed()
                    .heardBy((raw, payload) -> events[0] = raw.seq())
                    .interruptedBy(() -> events[0] > 10)
                    .run();

            assertThat(stored()).isEqualTo(before);
        }
    }

    @Nested
    class ARunThatDoesNotDoWhatItDid {

        @BeforeEach
        void stopInTheMiddle() {
            assertThatThrownBy(
                            () -> kept().heardBy(losingItAt(whole.size() - 3)).run())
                    .isInstanceOf(StoreUnavailable.class);
        }

        @Test
        void isStoppedWithBothSides() {
            var changed = server.query(in("UPDATE SCHEMA.events_0 SET payload = convert_to('{\"changed\":1}', 'UTF8')"
                    + " WHERE globalindex = 3 RETURNING 1"));
            assertThat(changed).hasSize(1);
            var there = whole.stream()
                    .filter(line -> line.contains("\"store\":\"estate\",\"n\":3,"))
                    .collect(Collectors.joining());

            assertThatThrownBy(() -> resumed().run())
                    .isInstanceOf(StoredRunDiffers.class)
                    .hasMessageContaining("event 3 of estate is not what the run does now")
                    .hasMessageContaining("\"data\":{\"changed\":1}")
                    .hasMessageContaining("now:    " + there);
        }

        @Test
        void isStoppedWhereItEndsEarlier() {
            var shorter = DrillRunner.of(Drills.read(Drills.file("- advance: 1s")))
                    .keptIn(header -> StoredRuns.resume(
                            address, StoredRuns.describe(address).header(), SMALL));

            assertThatThrownBy(shorter::run).isInstanceOf(StoredRunDiffers.class);
        }

        @Test
        void isStoppedWhereItsDrillIsAnother() {
            var other = DrillRunner.of(Drills.read(Drills.file("- advance: 1s")))
                    .keptIn(header -> StoredRuns.resume(address, LogLine.of(header), SMALL));

            assertThatThrownBy(other::run)
                    .isInstanceOf(StoredRunDiffers.class)
                    .hasMessageContaining("the header of the run is not what it was");
        }
    }

    @Test
    void refusesToOverwriteARun() {
        kept().run();

        assertThatThrownBy(() -> kept().run())
                .isInstanceOf(StoreUnavailable.class)
                .hasMessage(
                        address + " holds a run already: 'A test', seed 0, which ended passed; nothing is overwritten:"
                                + " name another schema with --store-schema, or remove this one with DROP SCHEMA ... CASCADE");
        assertThat(stored()).isEqualTo(whole);
    }

    @Test
    void leavesASchemaAloneThatHoldsSomethingElse() {
        server.execute(in("CREATE schema SCHEMA"));

        assertThatThrownBy(() -> kept().run()).hasMessageContaining("is a schema already, which holds no run");
        assertThatThrownBy(() -> resumed().run()).hasMessageContaining("is a schema that holds no run");
    }

    @Test
    void letsOneWriteToARunAtATime() {
        try (var first = StoredRuns.create(address, "{}", SMALL)) {
            assertThatThrownBy(() -> StoredRuns.resume(address, "{}", SMALL))
                    .hasMessageContaining("is being written by another run");
            first.close();
        }
        StoredRuns.resume(address, "{}", SMALL).close();
    }

    @Test
    void showsInItsCheckSumThatSomethingWasChanged() {
        kept().run();
        server.execute(in("UPDATE SCHEMA.events_0 SET payloadtype = 'Changed' WHERE globalindex = 3"));

        assertThat(stored()).hasSameSizeAs(whole).isNotEqualTo(whole);
        assertThat(stored().get(whole.size() - 1)).isEqualTo(whole.get(whole.size() - 1));
    }
}
