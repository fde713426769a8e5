package org.pooldrill.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainObjectTest {
    private static final int CHANGED = 200_000;
    private static final String PARTS = "{}[]\",:\\ 0123-.eEtrufalsn\u0000\u0007é";

    private final PlainObject plain = new PlainObject();
    private final JsonFactory jackson = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"user\":\"pool1-00001@contoso.com\",\"contact\":\"Jürgen@contoso.com\"}",
                "{\"n\":0,\"m\":123456789012345678,\"yes\":true,\"no\":false}",
                "{\"list\":[],\"changes\":[{\"type\":\"A\",\"n\":1},{\"type\":\"B\",\"n\":[1,2]}],\"n\":{\"n\":\"\"}}"
            })
    void takesWhatEventsAreWrittenLike(String data) {
        assertThat(is(data)).isTrue();
        assertThat(jacksonTakes(data)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "1",
                "{} ",
                "{}{}",
                "{\"a\":1,\"a\":2}",
                "{\"a\":01}",
                "{\"a\":1,}",
                "{\"a\":}",
                "{\"a\"}",
                "{\"a\":[1,]}",
                "{\"a\":tru}",
                "{\"a\":\"\\q\"}",
                "{\"x\":[{\"a\":1,\"b\":{\"a\":1},\"a\":2}]}"
            })
    void refusesWhatIsNoObject(String data) {
        assertThat(is(data)).isFalse();
    }

    @Test
    void neverTakesWhatJacksonRefuses() {
        var samples = List.of(
                "{\"user\":\"a@b\",\"files\":[{\"type\":\"A\",\"n\":12},{\"type\":\"B\",\"yes\":true}],\"at\":\"é\"}",
                "{\"a\":{\"a\":[[],[0]],\"b\":false},\"b\":\"\",\"c\":{}}");
        var random = new SplittableRandom(7);
        var taken = 0;
        for (var i = 0; i < CHANGED; i++) {
            var text = new StringBuilder(samples.get(i % samples.size()));
            for (var left = 1 + random.nextInt(3); left > 0; left--) {
                var at = random.nextInt(text.length());
                var part = PARTS.charAt(random.nextInt(PARTS.length()));
                switch (random.nextInt(4)) {
                    case 0 -> text.setCharAt(at, part);
                    case 1 -> text.insert(at, part);
                    case 2 -> text.deleteCharAt(at);
                    default -> text.insert(at, text.substring(at, Math.min(text.length(), at + random.nextInt(12))));
                }
            }
            if (is(text.toString())) {
                taken++;
                assertThat(jacksonTakes(text.toString())).as("%s", text).isTrue();
            }
        }
        assertThat(taken).as("changed texts that are objects still").isGreaterThan(CHANGED / 20);
    }

    private boolean is(String data) {
        var bytes = ("before" + data + "after").getBytes(StandardCharsets.UTF_8);
        return plain.is(bytes, "before".length(), bytes.length - "after".length());
    }

    private boolean jacksonTakes(String data) {
        try (var json = jackson.createParser(data.getBytes(StandardCharsets.UTF_8))) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            json.skipChildren();
            return json.nextToken() == null;
        } catch (IOException refused) {
            return false;
        }
    }
}
