package org.pooldrill.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineReaderTest {

    private final LineReader reader = new LineReader();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            advance 10m                     | {"advance":"10m"}
            ADVANCE 1h                      | {"advance":"1h"}
            until a == b within 2h          | {"until":"a == b","within":"2h"}
            until x.within == 3             | {"until":"x.within == 3"}
            await copy                      | {"await":"copy"}
            fault pool-down at p1 for 10m   | {"fault":"pool-down","at":"p1","for":"10m"}
            fault wan-slow at A and B loss=5% | {"fault":"wan-slow","at":["A","B"],"loss":"5%"}
            fault wan-down                  | {"fault":"wan-down"}
            heal pool-down at p1            | {"heal":"pool-down","at":"p1"}
            user a@b does sign-in           | {"user":"a@b","does":"sign-in"}
            user a@b set-presence note="at lunch" | {"user":"a@b","does":"set-presence","with":{"note":"at lunch"}}
            builder edges e nextHop=p federation=true | {"builder":{"edges":{"e":{"nextHop":"p","federation":true}}}}
            builder pools p voiceFailover={ automatic: false } | {"builder":{"pools":{"p":{"voiceFailover":{"automatic":false}}}}}
            builder { pools: { p: { backup: null } } } | {"builder":{"pools":{"p":{"backup":null}}}}
            dns srv=_x to=h port=5269       | {"dns":{"srv":"_x","to":"h","port":5269}}
            dns { a: n, remove: true }      | {"dns":{"a":"n","remove":true}}
            firewall open=5269 at=e         | {"firewall":{"open":5269,"at":"e"}}
            expect cms.state == 'Healthy'   | {"expect":["cms.state == 'Healthy'"]}
            note It rains.                  | {"note":"It rains."}
            background b Get-CsPool | {"ps":"Get-CsPool","name":"b","background":true}
            Get-CsPool p1                   | {"ps":"Get-CsPool p1"}
            """)
    void readsALineAsTheStepOfADrill(String line, String json) {
        assertThat(reader.read(line)).isInstanceOfSatisfying(Typed.DrillStep.class, step -> assertThat(step.json())
                .hasToString(json));
    }

    @Test
    void remembersWhereAndWhoTypes() {
        reader.on(Optional.of("pool1.contoso.com"));
        reader.operator(Optional.of("helpdesk"));

        assertThat(reader.read("Get-CsPool"))
                .isInstanceOfSatisfying(Typed.DrillStep.class, step -> assertThat(step.json())
                        .hasToString("{\"ps\":\"Get-CsPool\",\"as\":\"helpdesk\",\"on\":\"pool1.contoso.com\"}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "advance",
                "until",
                "expect",
                "note",
                "await",
                "background",
                "background x",
                "background x advance 1m",
                "fault",
                "fault pool-down pool1",
                "user",
                "user a@b",
                "builder",
                "builder edges e",
                "builder { x",
                "dns a",
                "firewall",
                "user a@b add-contact b@c"
            })
    void saysHowALineThatItDoesNotUnderstandReads(String line) {
        assertThat(reader.read(line)).isInstanceOfSatisfying(Typed.Wrong.class, wrong -> assertThat(wrong.why())
                .contains("it reads: " + line.split(" ")[0] + " ")
                .contains("for example: "));
    }

    @Test
    void remarksAndEmptyLinesAreNoSteps() {
        assertThat(reader.read("  # a remark ")).isEqualTo(new Typed.Comment("a remark"));
        assertThat(reader.read("   ")).isEqualTo(new Typed.Nothing());
        assertThat(reader.read("quit")).isEqualTo(new Typed.Own(Word.EXIT, ""));
    }
}
