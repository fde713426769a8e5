package org.pooldrill;

/**
 * A condition does not hold, or was not reached in time, or something that was expected did not come. The message says
 * what: each failing part with the values of its sides.
 */
public final class NotMetException extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotMetException(String why) {
        super(why);
    }
}
