package org.pooldrill.log;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.pooldrill.store.EventData;

/** Takes the three kinds of line apart. Only what {@link LogWriter} writes is accepted, byte for byte. */
final class LineParser {

    /** A line of an event, its type not yet looked up. */
    record EventLine(long seq, long t, String store, long n, String type, int version, EventData data, long cause) {}

    /** What is wrong with a line. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        Unreadable(String reason) {
            super(reason);
        }
    }

    private static final List<String> HEADER_KEYS =
            List.of("pooldrill", "drill", "drillSha256", "estate", "seed", "version", "start", "parent");

    private static final int EXCERPT = 40;

    private final JsonMapper mapper = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(LogLimits.ofJson())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private final LineBuffer again = new LineBuffer(1 << 10);
    private final LineScanner scanner = new LineScanner();

    LogHeader header(byte[] line) throws Unreadable {
        JsonNode json;
        try {
            json = mapper.readTree(line);
        } catch (IOException e) {
            throw new Unreadable("this is no header of a log: " + firstLine(e));
        }
        if (!(json instanceof ObjectNode) || !json.path("pooldrill").isInt()) {
            throw new Unreadable("this is no header of a log: it would start with {\"pooldrill\":" + LogHeader.FORMAT);
        }
        checkFormat(json);
        var keys = new ArrayList<String>();
        json.fieldNames().forEachRemaining(keys::add);
        if (!keys.equals(HEADER_KEYS)) {
            throw new Unreadable("the keys of the header are " + String.join(", ", keys) + "; expected are "
                    + String.join(", ", HEADER_KEYS));
        }
        return new LogHeader(
                object(json, "drill"),
                text(json, "drillSha256"),
                object(json, "estate"),
                number(json, "seed"),
                text(json, "version"),
                instant(json, "start"),
                json.get("parent"));
    }

    /** Nearly all lines can be taken apart at a glance; of the others it is said where they are wrong. */
    EventLine event(byte[] line) throws Unreadable {
        var event = scanner.scan(line);
        return event.isPresent() && (scanner.plain() || isObject(event.get().data())) ? event.get() : slowly(line);
    }

    private boolean isObject(EventData data) {
        try (var json = data.parser(mapper.getFactory())) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            json.skipChildren();
            return json.nextToken() == null;
        } catch (IOException e) {
            return false;
        }
    }

    private EventLine slowly(byte[] line) throws Unreadable {
        try (var json = mapper.createParser(line)) {
            require(json.nextToken() == JsonToken.START_OBJECT, "the line is no JSON object");
            var seq = number(json, "seq");
            var t = number(json, "t");
            var store = text(json, "store");
            var n = number(json, "n");
            var type = text(json, "type");
            var version = number(json, "v");
            var from = beginOfData(json);
            var data = EventData.of(line, from, (int) json.currentLocation().getByteOffset() - from);
            var cause = 0L;
            if (json.nextToken() == JsonToken.FIELD_NAME) {
                cause = value(json, "cause");
                json.nextToken();
            }
            require(json.currentToken() == JsonToken.END_OBJECT, "the line goes on after its last key");
            require(version >= 1 && version <= Integer.MAX_VALUE, "there is no version " + version + " of an event");
            var event = new EventLine(seq, t, store, n, type, (int) version, data, cause);
            requireWritten(line, event, from);
            return event;
        } catch (JsonProcessingException e) {
            throw new Unreadable("the line is not what a log holds: " + firstLine(e));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    LogFooter footer(byte[] line) throws Unreadable {
        try (var json = mapper.createParser(line)) {
            json.nextToken();
            var word = text(json, "end");
            var end = LogEnd.of(word);
            require(end.isPresent(), "a run does not end '" + word + "'");
            var footer = new LogFooter(end.orElseThrow(), number(json, "events"), text(json, "sha256"));
            var bytes = footer.line().getBytes(StandardCharsets.UTF_8);
            requireSame(line, 0, line.length, bytes, bytes.length);
            return footer;
        } catch (JsonProcessingException e) {
            throw new Unreadable("the footer is not what a log holds: " + firstLine(e));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void checkFormat(JsonNode json) throws Unreadable {
        var format = json.get("pooldrill").asInt();
        if (format > LogHeader.FORMAT) {
            throw new Unreadable("the log has format " + format + ", this version of Pooldrill reads format "
                    + LogHeader.FORMAT + ": upgrade to version "
                    + json.path("version").asText("that wrote it") + " or later");
        }
        require(format == LogHeader.FORMAT, "there is no format " + format + " of logs; known is " + LogHeader.FORMAT);
    }

    /** Reads over the data; where they begin. */
    private static int beginOfData(JsonParser json) throws IOException, Unreadable {
        requireKey(json, "data");
        require(json.nextToken() == JsonToken.START_OBJECT, "the value of 'data' is no object");
        var from = (int) json.currentTokenLocation().getByteOffset();
        json.skipChildren();
        return from;
    }

    private static long number(JsonParser json, String key) throws IOException, Unreadable {
        json.nextToken();
        return value(json, key);
    }

    private static long value(JsonParser json, String key) throws IOException, Unreadable {
        require(
                json.currentToken() == JsonToken.FIELD_NAME
                        && json.currentName().equals(key),
                expected(json, key));
        require(json.nextToken() == JsonToken.VALUE_NUMBER_INT, "the value of '" + key + "' is no whole number");
        var value = json.getLongValue();
        require(value >= 0, "the value of '" + key + "' is negative: " + value);
        return value;
    }

    private static String text(JsonParser json, String key) throws IOException, Unreadable {
        requireKey(json, key);
        require(json.nextToken() == JsonToken.VALUE_STRING, "the value of '" + key + "' is no text");
        return json.getText();
    }

    private static void requireKey(JsonParser json, String key) throws IOException, Unreadable {
        json.nextToken();
        require(
                json.currentToken() == JsonToken.FIELD_NAME
                        && json.currentName().equals(key),
                expected(json, key));
    }

    private static String expected(JsonParser json, String key) throws IOException {
        return "the key '" + key + "' is expected here, found is "
                + (json.currentToken() == JsonToken.FIELD_NAME ? "'" + json.currentName() + "'" : "no key");
    }

    private static JsonNode object(JsonNode header, String key) throws Unreadable {
        require(header.get(key).isObject(), "the value of '" + key + "' in the header is no object");
        return header.get(key);
    }

    private static String text(JsonNode header, String key) throws Unreadable {
        require(header.get(key).isTextual(), "the value of '" + key + "' in the header is no text");
        return header.get(key).asText();
    }

    private static long number(JsonNode header, String key) throws Unreadable {
        require(
                header.get(key).isIntegralNumber() && header.get(key).canConvertToLong(),
                "the value of '" + key + "' in the header is no number");
        return header.get(key).asLong();
    }

    private static Instant instant(JsonNode header, String key) throws Unreadable {
        try {
            return Instant.parse(text(header, key));
        } catch (DateTimeException e) {
            throw new Unreadable("the value of '" + key + "' in the header is no UTC time like 2013-11-04T08:00:00Z");
        }
    }

    private void requireWritten(byte[] line, EventLine event, int from) throws Unreadable {
        again.clear();
        again.before(event.seq(), event.t(), event.store(), event.n(), event.type(), event.version());
        requireSame(line, 0, from, again.bytes(), again.size());
        again.clear();
        again.after(event.cause());
        requireSame(line, from + event.data().length(), line.length, again.bytes(), again.size());
    }

    /** Compares a part of the line with what would be written there. */
    private static void requireSame(byte[] line, int from, int to, byte[] written, int length) throws Unreadable {
        var at = Arrays.mismatch(line, from, to, written, 0, length);
        if (at >= 0) {
            throw new Unreadable("the line is not as it was written: at byte " + (from + at + 1) + " expected is "
                    + excerpt(written, at, length) + ", found is " + excerpt(line, from + at, line.length));
        }
    }

    private static String excerpt(byte[] bytes, int from, int end) {
        return from >= end
                ? "its end"
                : "'" + new String(bytes, from, Math.min(EXCERPT, end - from), StandardCharsets.UTF_8) + "'";
    }

    private static String firstLine(Exception e) {
        return e instanceof JsonProcessingException json
                ? json.getOriginalMessage()
                : String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    private static void require(boolean condition, String reason) throws Unreadable {
        if (!condition) {
            throw new Unreadable(reason);
        }
    }
}
