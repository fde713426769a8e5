package org.pooldrill.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.pooldrill.run.Version;

/** Tells a log that was damaged from one that is as another version wrote it, by its check sum alone. */
final class Integrity {
    private static final String FOOTER = "{\"end\":";

    private Integrity() {}

    /** Whether another version wrote a log and its check sum fits, whatever its lines say. */
    static boolean intactOfOtherVersion(InputStream text) {
        try (var lines = new BufferedReader(new InputStreamReader(text, StandardCharsets.UTF_8))) {
            var digest = MessageDigest.getInstance("SHA-256");
            var header = String.valueOf(lines.readLine());
            if (header.contains("\"version\":\"" + Version.current() + "\"")) {
                return false;
            }
            digest.update((header + "\n").getBytes(StandardCharsets.UTF_8));
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(FOOTER)) {
                    var sum = HexFormat.of().formatHex(digest.digest());
                    return line.contains("\"sha256\":\"" + sum + "\"") && lines.readLine() == null;
                }
                digest.update((line + "\n").getBytes(StandardCharsets.UTF_8));
            }
            return false;
        } catch (IOException cut) {
            return false;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
