package org.pooldrill.server;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Fields;
import org.pooldrill.log.Spool;
import org.pooldrill.log.SpoolSpace;
import org.pooldrill.yaml.Nearest;

/** A request for a route, read as that route reads it. */
final class Call {
    private static final int DEEPEST = 100;
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Request request;
    private final Map<String, String> names;
    private final Fields queries;
    private final String mediaType;
    private final Bodies bodies;
    private final int bodyBytes;

    private Call(
            Request request,
            Map<String, String> names,
            Fields queries,
            String mediaType,
            Bodies bodies,
            int bodyBytes) {
        this.request = request;
        this.names = names;
        this.queries = queries;
        this.mediaType = mediaType;
        this.bodies = bodies;
        this.bodyBytes = bodyBytes;
    }

    /** Reads a request; its body is read when it is asked for, at most so many bytes. */
    static Call of(Request request, Route route, Map<String, String> names, Bodies bodies, int bodyBytes) {
        var queries = queries(request, route);
        var mediaType = mediaType(request);
        if (!route.takes().isEmpty() && !route.takes().containsKey(mediaType)) {
            throw new ProblemException(
                    ProblemType.UNSUPPORTED_MEDIA_TYPE,
                    (mediaType.isEmpty() ? "found no Content-Type" : "found the content type '" + mediaType + "'")
                            + ", accepted is "
                            + String.join(" or ", route.takes().keySet()) + ", in UTF-8");
        }
        return new Call(request, names, queries, mediaType, bodies, bodyBytes);
    }

    private static Fields queries(Request request, Route route) {
        Fields found;
        try {
            found = Request.extractQueryParameters(request);
        } catch (IllegalArgumentException | IllegalStateException malformed) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "what follows the question mark cannot be read");
        }
        var known = route.queries().stream().map(Route.Query::name).toList();
        for (var field : found) {
            if (!known.contains(field.getName())) {
                throw new ProblemException(
                        ProblemType.INVALID_REQUEST,
                        "unknown parameter '" + field.getName() + "'" + Nearest.hint(field.getName(), known));
            }
        }
        return found;
    }

    private static String mediaType(Request request) {
        var type = Optional.ofNullable(request.getHeaders().get(HttpHeader.CONTENT_TYPE))
                .orElse("")
                .toLowerCase(Locale.ROOT)
                .split(";", 2);
        var charset = type.length == 2 ? type[1].replaceAll("[\\s\"]", "") : "";
        return type[0].strip() + (charset.isEmpty() || charset.equals("charset=utf-8") ? "" : "; " + charset);
    }

    private interface Reading<T> {
        T from(InputStream body) throws IOException;
    }

    private <T> T body(String what, long most, Reading<T> reading) {
        if (request.getLength() > most) {
            throw Bounded.tooLong(what, most);
        }
        try (var in = new Bounded(Request.asInputStream(request), what, most)) {
            return reading.from(in);
        } catch (IOException cut) {
            throw Bounded.cut(cut);
        }
    }

    /**
     * The body as it was sent, in a file.
     *
     * @param what it is, for problems
     * @param most bytes
     * @param space what the file shares with others
     */
    Spool spooled(String what, long most, SpoolSpace space) {
        return body(what, most, in -> Spool.of(in, space));
    }

    /** What stands in the path for a name. */
    String name(String name) {
        return java.util.Objects.requireNonNull(names.get(name), name);
    }

    Optional<String> query(String name) {
        return Optional.ofNullable(queries.getValue(name));
    }

    /** What stands after the question mark as true or false; false where it is not there. */
    boolean asked(String name) {
        var text = query(name).orElse("false");
        if (!List.of("true", "false").contains(text)) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST, name + " is '" + text + "', accepted are true and false");
        }
        return text.equals("true");
    }

    /** What stands after the question mark as a number; 0 where it is not there. */
    long number(String name) {
        var text = query(name).orElse("0");
        if (!text.matches("[0-9]{1,18}")) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST, name + " is '" + text + "', accepted is a whole number from 0 on");
        }
        return Long.parseLong(text);
    }

    /** Refuses what is said after the question mark and would have no effect, since JSON says it in the body. */
    void standInTheBody(String... names) {
        for (var name : names) {
            if (query(name).isPresent()) {
                throw new ProblemException(
                        ProblemType.INVALID_REQUEST, "'" + name + "' of a request in JSON stands in its body");
            }
        }
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(request.getHeaders().get(name));
    }

    /** Whether this media type is wanted rather than JSON. */
    boolean wants(String mediaType) {
        var accepted = request.getHeaders().getQualityCSV(HttpHeader.ACCEPT);
        return !accepted.isEmpty() && accepted.get(0).startsWith(mediaType);
    }

    /** Whether the body is of this media type. */
    boolean sent(String type) {
        return mediaType.equals(type);
    }

    /** The body as text. */
    String text() {
        var bytes = body("the body", bodyBytes, InputStream::readAllBytes);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException malformed) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "the body is no text in UTF-8");
        }
    }

    /** The body as an object of JSON that has the shape of a schema. */
    ObjectNode json(String schema) {
        var json = object();
        var wrong = bodies.problems(schema, json);
        if (!wrong.isEmpty()) {
            throw new ProblemException(ProblemType.INVALID_INPUT, wrong);
        }
        return json;
    }

    /** The body as an object of JSON. */
    private ObjectNode object() {
        JsonNode read;
        try {
            read = JSON.readTree(text());
        } catch (JsonProcessingException malformed) {
            var where = malformed.getLocation();
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST,
                    "the body is no JSON: " + malformed.getOriginalMessage()
                            + (where == null
                                    ? ""
                                    : " (line " + where.getLineNr() + ", column " + where.getColumnNr() + ")"));
        }
        if (read instanceof ObjectNode object) {
            return object;
        }
        throw new ProblemException(ProblemType.INVALID_REQUEST, "the body is no object of JSON");
    }
}
