package org.pooldrill.client;

/** How a registrar lets users be signed in. */
public record Standing(Mode mode, Cause cause) {
    public static final Standing REGULAR = new Standing(Mode.REGULAR, Cause.NONE);

    /** Limited functionality, and why. */
    public static Standing resiliency(Cause cause) {
        return new Standing(Mode.RESILIENCY, cause);
    }
}
