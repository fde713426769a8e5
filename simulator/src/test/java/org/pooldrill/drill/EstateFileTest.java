package org.pooldrill.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.pooldrill.estate.BackupSettings;
import org.pooldrill.estate.PairingRules;
import org.pooldrill.estate.Pool;
import org.pooldrill.estate.SimpleUrls;
import org.pooldrill.estate.SrvRecord;
import org.pooldrill.estate.Targets;
import org.pooldrill.estate.Timing;
import org.pooldrill.estate.Timings;
import org.pooldrill.finding.FindingCode;

class EstateFileTest {

    @Test
    void theBuiltInEstateIsTheBaseLine() {
        var estate = EstateFile.load("contoso").estate().orElseThrow();
        assertThat(estate.pools()).containsOnlyKeys("pool1.contoso.com", "pool2.contoso.com");
        assertThat(estate.pool("pool1.contoso.com").userCount()).isEqualTo(9002);
        assertThat(estate.userHome("dave@contoso.com")).contains("pool2.contoso.com");
        assertThat(estate.cms().orElseThrow().standby()).contains("pool2.contoso.com");
        assertThat(estate.federationEdge()).contains("edge1.contoso.com");
        assertThat(estate.xmppEdge()).contains("edge1.contoso.com");
        assertThat(estate.backupService()).isEqualTo(BackupSettings.DEFAULT);
        assertThat(estate.targets()).isEqualTo(Targets.LYNC_2013);
        assertThat(estate.timings()).isEqualTo(Timings.DEFAULT);
        assertThat(estate.simpleUrls()).isEqualTo(SimpleUrls.DEFAULT);
        assertThat(estate.start()).hasToString("2013-11-04T08:00:00Z");
        assertThat(PairingRules.findings(estate, Pool::userCount)).isEmpty();
    }

    @Test
    void externalRecordsAreThereByDefault() {
        var estate = EstateFile.load("contoso").estate().orElseThrow();
        assertThat(estate.dns().srv())
                .containsExactly(
                        new SrvRecord("_sipinternaltls._tcp.contoso.com", "pool1.contoso.com", 5061, 10),
                        new SrvRecord("_sipinternaltls._tcp.contoso.com", "pool2.contoso.com", 5061, 20),
                        new SrvRecord("_sip._tls.contoso.com", "edge1.contoso.com", 443, 10),
                        new SrvRecord("_sip._tls.contoso.com", "edge2.contoso.com", 443, 20),
                        new SrvRecord("_xmpp-server._tcp.contoso.com", "edge1.contoso.com", 5269, 10));
        assertThat(estate.dns().resolve("xmpp.contoso.com")).isEqualTo("edge1.contoso.com");
        assertThat(estate.firewall().open())
                .containsEntry("edge1.contoso.com", Set.of(443, 3478, 5061, 5269))
                .containsEntry("edge2.contoso.com", Set.of(443, 3478, 5061));
    }

    @Test
    void theCompleteDocumentReadsAsTheSameEstate() {
        var loaded = EstateFile.load("contoso");
        assertThat(EstateFile.fromJson(loaded.json())).isEqualTo(loaded.estate().orElseThrow());
    }

    @Test
    void theSchemaKnowsWhatTheRegistriesKnow() {
        var timings = Schemas.estate().at("/$defs/timings/properties");
        assertThat(timings.fieldNames()).toIterable().hasSize(Timing.values().length);
        assertThat(Schemas.drill().at("/$defs/faultKind/enum")).hasSize(FaultKind.values().length);
        assertThat(Schemas.drill().at("/$defs/act/enum")).hasSize(Act.values().length);
        assertThat(Schemas.drill().at("/$defs/warns/enum")).hasSize(FindingCode.values().length);
        assertThat(Schemas.drill().at("/$defs/step/allOf")).hasSize(StepKeys.KEYS.size());
    }

    @Test
    void theReferencePagesNameEveryEntry() {
        assertThat(DrillReference.faults()).contains(FaultKind.texts());
        assertThat(DrillReference.acts()).contains(Act.texts());
        assertThat(DrillReference.findings()).contains(FindingCode.texts());
        assertThat(DrillReference.timings())
                .contains("| `failbackUsersPerMinute` | 333 | Users moved home in a minute of a failback: 20,000 in an"
                        + " hour. | [doc] |");
    }

    @Test
    void theLibraryHasWhatItsIndexLists() {
        assertThat(Library.estates()).contains("contoso");
        assertThat(Library.estates())
                .allSatisfy(name -> assertThat(EstateFile.load(name).problems()).isEmpty());
        assertThat(Library.drills()).allSatisfy(name -> assertThat(
                        DrillFile.load(name, ExpressionCheck.NONE).problems())
                .isEmpty());
    }

    @Test
    void quantitiesHaveUnits() {
        assertThat(Units.duration("1d2h3m4s5ms"))
                .contains(Duration.ofDays(1)
                        .plusHours(2)
                        .plusMinutes(3)
                        .plusSeconds(4)
                        .plusMillis(5));
        assertThat(Units.duration("PT1H30M")).contains(Duration.ofMinutes(90));
        assertThat(Units.duration("P1DT1S")).contains(Duration.ofDays(1).plusSeconds(1));
        assertThat(List.of("", "10", "1.5h", "m", "5m1h", "P", "PT", "P1DT", "-5s", "00:10:00"))
                .allSatisfy(text -> assertThat(Units.duration(text)).isEmpty());
        assertThat(Units.text(Duration.ofMinutes(90))).isEqualTo("1h30m");
        assertThat(Units.size("10MB")).contains(10_000_000L);
        assertThat(Units.size("64 KiB")).contains(65_536L);
        assertThat(Units.bandwidth("100Mbps")).contains(100_000_000L);
        assertThat(Units.bandwidth("0Mbps")).isEmpty();
        assertThat(Units.loss("2.5%")).isEqualTo(Optional.of(0.025));
        assertThat(Units.loss("100.5%")).isEmpty();
    }
}
