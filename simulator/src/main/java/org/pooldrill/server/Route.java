package org.pooldrill.server;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Something that can be asked of the server: how, and what comes of it. The description for programs and what is answered
 * are made from the same routes.
 *
 * @param method the method of HTTP
 * @param path with {@code {names}} for what differs
 * @param id what programs call it
 * @param summary one sentence
 * @param queries what may stand after the question mark
 * @param takes the bodies that are read, by media type the name of the schema; empty: no body
 * @param gives what is answered where all goes well
 * @param mayWait whether its thread may have to wait: for a body, for others, or for what is computed
 * @param work answers it
 */
record Route(
        String method,
        String path,
        String id,
        String summary,
        List<Query> queries,
        Map<String, String> takes,
        List<Success> gives,
        boolean mayWait,
        Work work) {

    /** Answers a request. */
    @FunctionalInterface
    interface Work {
        Answer answer(Call call);
    }

    /** What may or must stand after the question mark; its schema is a type of JSON, and no number is below 0. */
    record Query(String name, String type, String about, boolean required) {}

    /**
     * An answer where all goes well.
     *
     * @param content by media type the name of the schema; empty: no body
     * @param headers by name what they say
     */
    record Success(int status, String about, Map<String, String> content, Map<String, String> headers) {}

    /** A route without queries or a body, to be made more of; what only reads does not wait. */
    static Route of(String method, String path, String id, String summary, Work work) {
        return new Route(method, path, id, summary, List.of(), Map.of(), List.of(), !method.equals("GET"), work);
    }

    Route query(String name, String type, String about) {
        return query(new Query(name, type, about, false));
    }

    Route needs(String name, String type, String about) {
        return query(new Query(name, type, about, true));
    }

    private Route query(Query query) {
        return new Route(method, path, id, summary, with(queries, query), takes, gives, mayWait, work);
    }

    Route takes(String mediaType, String schema) {
        return new Route(method, path, id, summary, queries, with(takes, mediaType, schema), gives, mayWait, work);
    }

    /** It may have to wait, although it only reads. */
    Route waiting() {
        return new Route(method, path, id, summary, queries, takes, gives, true, work);
    }

    /** With an answer of JSON. */
    Route gives(int status, String about, String schema) {
        return gives(new Success(status, about, Map.of(Answer.JSON, schema), Map.of()));
    }

    /** With an answer without a body. */
    Route gives(int status, String about) {
        return gives(new Success(status, about, Map.of(), Map.of()));
    }

    /** The last answer in this form, too, or alone where it has no other. */
    Route or(String mediaType, String schema) {
        var last = gives.get(gives.size() - 1);
        return replacingLast(new Success(last.status, last.about, with(last.content, mediaType, schema), last.headers));
    }

    /** The last answer with a header. */
    Route header(String name, String about) {
        var last = gives.get(gives.size() - 1);
        return replacingLast(new Success(last.status, last.about, last.content, with(last.headers, name, about)));
    }

    private Route gives(Success success) {
        return new Route(method, path, id, summary, queries, takes, with(gives, success), mayWait, work);
    }

    private Route replacingLast(Success success) {
        var others = gives.subList(0, gives.size() - 1);
        return new Route(method, path, id, summary, queries, takes, with(others, success), mayWait, work);
    }

    private static <T> List<T> with(List<T> some, T more) {
        return java.util.stream.Stream.concat(some.stream(), java.util.stream.Stream.of(more))
                .toList();
    }

    private static Map<String, String> with(Map<String, String> some, String key, String value) {
        var more = new TreeMap<>(some);
        more.put(key, value);
        return more;
    }

    /**
     * The names of a path that is one of this route, with what stands for them.
     *
     * @param segments of the path, decoded
     */
    Optional<Map<String, String>> matches(List<String> segments) {
        var own = List.of(path.substring(1).split("/"));
        if (own.size() != segments.size()) {
            return Optional.empty();
        }
        var names = new TreeMap<String, String>();
        for (var i = 0; i < own.size(); i++) {
            if (own.get(i).startsWith("{")) {
                names.put(own.get(i).substring(1, own.get(i).length() - 1), segments.get(i));
            } else if (!own.get(i).equals(segments.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(names);
    }

    /** The names in its path, in order. */
    List<String> names() {
        return java.util.Arrays.stream(path.split("/"))
                .filter(segment -> segment.startsWith("{"))
                .map(segment -> segment.substring(1, segment.length() - 1))
                .toList();
    }
}
