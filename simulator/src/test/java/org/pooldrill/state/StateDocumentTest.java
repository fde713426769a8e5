package org.pooldrill.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pooldrill.state.SampleDocument.object;

import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StateDocumentTest {

    @Test
    void acceptsADocumentOfTheDescribedShape() {
        assertThat(ShapeCheck.problems(SampleDocument.create())).isEmpty();
    }

    @Test
    void namesEveryDeviationFromTheShape() {
        var document = SampleDocument.create();
        document.remove("xmpp");
        document.put("weather", "rainy");
        document.put("time", 72L);
        document.put("users", object("alice@contoso.com", "someone"));
        document.put("findings", List.of(object("code", 3L)));
        document.put("remoteAccess", object("works", true, "why", "nothing"));

        assertThat(ShapeCheck.problems(document))
                .containsExactly(
                        "time is Long, described is Duration",
                        "users['alice@contoso.com'] is String, described is an object",
                        "xmpp is missing",
                        "remoteAccess.why is String, described is a list",
                        "findings[0].code is Long, described is String",
                        "findings[0].severity is missing",
                        "findings[0].at is missing",
                        "findings[0].time is missing",
                        "findings[0].text is missing",
                        "weather is not described");
    }

    @Test
    void namesAValueOutsideItsEnumeration() {
        var document = SampleDocument.create();
        document.put("services", object("fe1.pool1.contoso.com", object("LYNCBACKUP", "Asleep")));

        assertThat(ShapeCheck.problems(document))
                .containsExactly("services['fe1.pool1.contoso.com']['LYNCBACKUP'] is 'Asleep', described are"
                        + " [Running, Stopped, Starting]");
    }

    @Test
    void printsDocumentsThatItsOwnSchemaAccepts() {
        var schema =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(StateSchema.json());

        assertThat(schema.validate(StateJson.tree(SampleDocument.create()))).isEmpty();
        var wrong = SampleDocument.create();
        wrong.put("time", "an hour");
        assertThat(schema.validate(StateJson.tree(wrong)))
                .singleElement()
                .asString()
                .contains("time");
    }

    @Test
    void describesEveryDurationThatJavaPrints() {
        var pattern = StateSchema.json().at("/properties/time/pattern").textValue();

        assertThat(List.of(Duration.ZERO, Duration.ofDays(3), Duration.ofMillis(1500), Duration.ofSeconds(3661)))
                .allSatisfy(duration -> assertThat(duration.toString()).matches(pattern));
        assertThat("1h").doesNotMatch(pattern);
    }

    @Test
    void printsKeysInTheOrderOfTheDocumentAndTimeAsIsoText() {
        var document = object(
                "time",
                Duration.ofSeconds(3601),
                "clock",
                Instant.parse("2013-11-04T09:00:01Z"),
                "a",
                List.of(1L, true));

        assertThat(StateJson.line(document))
                .isEqualTo("{\"time\":\"PT1H1S\",\"clock\":\"2013-11-04T09:00:01Z\",\"a\":[1,true]}");
        assertThat(StateJson.pretty(Map.of("why", List.of("x")))).isEqualTo("""
                        {
                          "why" : [
                            "x"
                          ]
                        }
                        """);
    }

    @Test
    void refusesValuesNoDocumentMayHold() {
        assertThatThrownBy(() -> StateJson.line(object("pools", object("p", List.of(3)))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the state document holds java.lang.Integer at /pools/p/0; accepted are String, Long, Boolean,"
                                + " Double, Duration, Instant, List and Map");
    }

    @Test
    void writesPathsAsExpectationsDo() {
        assertThat(StatePath.of("pools", "pool1.contoso.com", "frontEnds", "running"))
                .hasToString("pools['pool1.contoso.com'].frontEnds.running");
        assertThat(StatePath.of("conferences", "standup", "running")).hasToString("conferences['standup'].running");
        assertThat(StatePath.of("cms", "activeMasters")).hasToString("cms.activeMasters");
    }

    @Test
    void readsTheValueAtAPath() {
        var document = SampleDocument.create();

        assertThat(StatePath.of("pools", "pool1.contoso.com", "servedBy").valueIn(document))
                .contains("pool2.contoso.com");
        assertThat(StatePath.of("pools", "pool1.contoso.com", "rto", "total").valueIn(document))
                .isEmpty();
        assertThat(StatePath.of("time", "hours").valueIn(document)).isEmpty();
    }

    @Test
    void listsEveryValueInTheReference() {
        assertThat(StateReference.markdown())
                .startsWith("| Path | Type | Value |\n| --- | --- | --- |\n| `time` | duration | ")
                .contains(
                        "| `pools[F].rto.total` | duration | decide, execute and signIn together; absent until known |")
                .contains("| `services[COMPUTER][SERVICE]` | string | `Running`, `Stopped`, `Starting` |")
                .contains("| `pools[F].lost.items[].kind` | string | ");
    }
}
