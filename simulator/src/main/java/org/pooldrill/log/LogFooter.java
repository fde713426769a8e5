package org.pooldrill.log;

/**
 * The last line of a log.
 *
 * @param end how the run ended
 * @param events how many events stand in the log
 * @param sha256 check sum over all bytes before the footer, uncompressed, in lower-case hexadecimal
 */
public record LogFooter(LogEnd end, long events, String sha256) {

    static final String START = "{\"end\":";

    /** The line, without its end. */
    String line() {
        return START + "\"" + end.word() + "\",\"events\":" + events + ",\"sha256\":\"" + sha256 + "\"}";
    }
}
