package org.pooldrill.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/** What is measured of a run so that runs can be compared; all of it stands in the state document. */
public enum Measure {
    /** How old the oldest lost change was. */
    RPO("RPO", Kind.TIME),
    /** From the disaster to its detection. */
    DETECT("detect", Kind.TIME),
    /** From the disaster to the first command. */
    DECIDE("decide", Kind.TIME),
    /** From there to the end of the failover; this part is compared with the target. */
    EXECUTE("execute", Kind.TIME),
    /** From there until all users have signed in. */
    SIGN_IN("sign in", Kind.TIME),
    /** From the disaster until then. */
    TOTAL("total", Kind.TIME),
    /** Persistent changes that were lost. */
    CHANGES("lost changes", Kind.COUNT),
    /** Conferences that were lost. */
    CONFERENCES("conferences", Kind.COUNT),
    /** Files that were lost. */
    FILES("files", Kind.COUNT),
    /** Bytes of these files. */
    BYTES("bytes", Kind.SIZE);

    private enum Kind {
        TIME,
        COUNT,
        SIZE
    }

    private final String heading;
    private final Kind kind;

    Measure(String heading, Kind kind) {
        this.heading = heading;
        this.kind = kind;
    }

    String heading() {
        return heading;
    }

    /** Whether it is one of the users' losses, which are added up over the pools. */
    boolean isLoss() {
        return kind != Kind.TIME;
    }

    /** A value as people read it. */
    String text(long value) {
        return switch (kind) {
            case TIME -> Amounts.time(Duration.ofMillis(value));
            case COUNT -> Amounts.number(value);
            case SIZE -> Amounts.bytes(value);
        };
    }

    /** Where it stands in what the state document says of a pool; missing where it is not known. */
    JsonNode in(JsonNode pool) {
        var rto = pool.path("rto");
        var lost = pool.path("lost");
        return switch (this) {
            case RPO -> pool.path("rpo");
            case DETECT -> rto.path("detect");
            case DECIDE -> rto.path("decide");
            case EXECUTE -> rto.path("execute");
            case SIGN_IN -> rto.path("signIn");
            case TOTAL -> rto.path("total");
            case CHANGES -> lost.path("changes");
            case CONFERENCES -> lost.path("conferences");
            case FILES -> lost.path("files");
            case BYTES -> lost.path("bytes");
        };
    }
}
