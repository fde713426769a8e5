package org.pooldrill;

import org.pooldrill.refusal.Refusal;

/** Something that was asked for was refused, and nothing was said of a refusal that could be expected. */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Refusal refusal;

    RefusedException(String asked, Refusal refusal, String output) {
        super(asked + "\nwas refused: " + refusal.brief() + (output.isBlank() ? "" : "\n" + output.stripTrailing()));
        this.refusal = refusal;
    }

    /** Why. */
    public Refusal refusal() {
        return refusal;
    }

    /** The error id, such as {@code PartnerFailedOver}. */
    public String id() {
        return refusal.id().toString();
    }
}
