package org.pooldrill.estate;

/**
 * The simple URLs for meetings and dial-in.
 *
 * @param scope whether all sites share them
 * @param geoDns whether DNS answers with a site that is up; without it they lead to the first site alone
 */
public record SimpleUrls(Scope scope, boolean geoDns) {

    public static final SimpleUrls DEFAULT = new SimpleUrls(Scope.GLOBAL, true);

    /** Who shares a set of simple URLs. */
    public enum Scope {
        GLOBAL("global"),
        SITE("site");

        private final String text;

        Scope(String text) {
            this.text = text;
        }

        /** The name that estate files use. */
        public String text() {
            return text;
        }
    }
}
