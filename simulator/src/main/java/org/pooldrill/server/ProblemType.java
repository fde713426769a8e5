package org.pooldrill.server;

import java.util.Arrays;

/** Why a request is not answered as it was meant: the types of problem details (RFC 9457), and no others. */
enum ProblemType {
    INVALID_REQUEST(400, "The request cannot be read"),
    UNAUTHORIZED(401, "The token is missing or wrong"),
    FORBIDDEN_ORIGIN(403, "Pages of other sites get no answer"),
    NOT_FOUND(404, "There is no such thing"),
    METHOD_NOT_ALLOWED(405, "This cannot be done here"),
    REQUEST_TIMEOUT(408, "The request did not arrive in time"),
    NAME_TAKEN(409, "There is a simulation of this name"),
    SIMULATION_OVER(409, "The simulation takes no more steps"),
    JOB_UNDER_WAY(409, "The job has not ended"),
    EVENTS_GONE(410, "These events are no longer there"),
    BODY_TOO_LARGE(413, "The body is too long"),
    URI_TOO_LONG(414, "The address is too long"),
    UNSUPPORTED_MEDIA_TYPE(415, "This type of content is not read here"),
    INVALID_INPUT(422, "What was given cannot be used, and nothing was done"),
    LIMIT_REACHED(429, "A limit of the server is reached"),
    HEADERS_TOO_LARGE(431, "The headers are too long"),
    DEFECT(500, "A defect of the program"),
    STOPPING(503, "The server is stopping");

    private static final String BASE = "https://pooldrill.org/problems/";

    private final int status;
    private final String title;

    ProblemType(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /** What a status that was given by the HTTP library means. */
    static ProblemType of(int status) {
        return Arrays.stream(values())
                .filter(type -> type.status == status)
                .findFirst()
                .orElse(status < 500 ? INVALID_REQUEST : DEFECT);
    }

    int status() {
        return status;
    }

    String title() {
        return title;
    }

    String uri() {
        return BASE + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
