package org.pooldrill.finding;

import java.util.Locale;

/** How much a finding matters. */
public enum Severity {
    /** Worth knowing; nothing is wrong yet. */
    INFO,
    /** Works now and will hurt when a disaster comes, or a step that was left out. */
    WARNING,
    /** Something is lost, at risk or out of service. */
    ERROR;

    /** The severity as documents print it: {@code info}, {@code warning}, {@code error}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
