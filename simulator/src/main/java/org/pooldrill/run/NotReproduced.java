package org.pooldrill.run;

/** A run does not give what it has to give again; who listened to it found that, and nothing more comes of the run. */
public class NotReproduced extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** @param message what was to be given, and what was */
    public NotReproduced(String message) {
        super(message);
    }
}
