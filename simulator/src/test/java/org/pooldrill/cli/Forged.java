package org.pooldrill.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Logs that were changed by somebody who made the check sum fit again. */
final class Forged {
    private Forged() {}

    static void replace(Path log, String pattern, String by) throws IOException {
        var lines = Files.readAllLines(log);
        var body = String.join("\n", lines.subList(0, lines.size() - 1)) + "\n";
        var forged = body.replaceAll(pattern, by);
        var header = forged.substring(0, forged.indexOf('\n'));
        var original = body.substring(0, body.indexOf('\n'));
        var text = pattern.contains("version") ? forged : original + forged.substring(header.length());
        var footer = lines.get(lines.size() - 1)
                .replaceFirst("\"sha256\":\"[0-9a-f]*\"", "\"sha256\":\"" + sum(text) + "\"");
        Files.writeString(log, text + footer + "\n");
    }

    private static String sum(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
