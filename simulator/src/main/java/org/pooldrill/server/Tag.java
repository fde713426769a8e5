package org.pooldrill.server;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What names a state of something that is read again and again: the same tag, the same bytes.
 *
 * @param text as the header {@code ETag} has it
 */
record Tag(String text) {
    private static final int BYTES = 12;

    /** The tag of these bytes. */
    static Tag of(byte[] bytes) {
        try {
            return new Tag('"'
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, BYTES)
                    + '"');
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /**
     * JSON with its tag; without it for whoever has it already.
     *
     * @param body asked for where it has to be sent
     */
    Answer answer(Call call, Supplier<byte[]> body) {
        var answer = known(call) ? Answer.empty(304) : new Answer.Whole(200, Map.of(), Answer.JSON, body.get());
        return answer.with("ETag", text);
    }

    private boolean known(Call call) {
        return call.header("If-None-Match").stream()
                .flatMap(tags -> Arrays.stream(tags.split(",")))
                .map(one -> one.strip().replaceFirst("^W/", ""))
                .anyMatch(one -> one.equals(text) || one.equals("*"));
    }
}
