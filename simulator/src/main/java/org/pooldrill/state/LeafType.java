package org.pooldrill.state;

/** The type of a single value in the state document, and the Java class that carries it in a live document. */
public enum LeafType {
    /** Text; the empty string where there is nothing to say. */
    STRING("string", String.class),
    /** A count or a number of bytes. */
    INT("int", Long.class),
    /** True or false. */
    BOOL("bool", Boolean.class),
    /** A ratio. */
    DOUBLE("double", Double.class),
    /** A length of simulated time, ISO 8601 text in JSON. */
    DURATION("duration", java.time.Duration.class),
    /** A moment of simulated calendar time, UTC. */
    TIMESTAMP("timestamp", java.time.Instant.class),
    /** Whatever a command printed. */
    ANY("any", Object.class);

    private final String text;
    private final Class<?> carrier;

    LeafType(String text, Class<?> carrier) {
        this.text = text;
        this.carrier = carrier;
    }

    /** The name of the type in expectations and in the reference. */
    public String text() {
        return text;
    }

    /** The class of such a value in a live document. */
    public Class<?> carrier() {
        return carrier;
    }
}
