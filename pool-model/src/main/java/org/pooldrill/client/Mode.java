package org.pooldrill.client;

/** What a user's client lets him do (domain text, section 8.6). */
public enum Mode {
    /** Signed in with everything. */
    REGULAR("Regular"),
    /** Signed in with limited functionality: nothing that would change anything for good. */
    RESILIENCY("Resiliency"),
    /** Tries to sign in and is not let in. */
    CANNOT_SIGN_IN("CannotSignIn"),
    /** Does not try. */
    SIGNED_OUT("SignedOut");

    private final String text;

    Mode(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}
