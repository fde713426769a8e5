package org.pooldrill.server;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pooldrill.log.SpoolFullException;

/** A request is not answered as it was meant; whoever sent it gets problem details instead. */
final class ProblemException extends RuntimeException {
    static final String MEDIA_TYPE = "application/problem+json";

    private static final long serialVersionUID = 1;

    private final ProblemType type;
    private final transient List<String> errors;
    private final transient Map<String, String> headers;

    private ProblemException(ProblemType type, String detail, List<String> errors, Map<String, String> headers) {
        super(detail, null, true, false);
        this.type = type;
        this.errors = errors;
        this.headers = headers;
    }

    ProblemException(ProblemType type, String detail) {
        this(type, detail, List.of(), Map.of());
    }

    /** @param errors everything that is wrong, where there may be several things */
    ProblemException(ProblemType type, List<String> errors) {
        this(type, errors.get(0), errors, Map.of());
    }

    /** Why something failed, if it is that logs take as much of the disk as they may. */
    static Optional<ProblemException> ofFullDisk(Throwable failed) {
        var why = failed instanceof UncheckedIOException ? failed.getCause() : failed;
        return why instanceof SpoolFullException
                ? Optional.of(new ProblemException(
                                ProblemType.LIMIT_REACHED, why.getMessage() + "; delete a log or a job that has ended")
                        .with("Retry-After", "60"))
                : Optional.empty();
    }

    /** The same with a header of the answer. */
    ProblemException with(String header, String value) {
        return new ProblemException(type, detail(), errors, Map.of(header, value));
    }

    private String detail() {
        return String.valueOf(getMessage());
    }

    Answer answer() {
        return new Answer.Whole(
                type.status(), headers, MEDIA_TYPE, Answer.bytes(json(type, type.status(), detail(), errors)));
    }

    /** @param status usually that of the type */
    static ObjectNode json(ProblemType type, int status, String detail, List<String> errors) {
        var json = JsonNodeFactory.instance
                .objectNode()
                .put("type", type.uri())
                .put("title", type.title())
                .put("status", status)
                .put("detail", detail);
        if (!errors.isEmpty()) {
            errors.forEach(json.putArray("errors")::add);
        }
        return json;
    }
}
