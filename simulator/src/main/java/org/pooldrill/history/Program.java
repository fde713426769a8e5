package org.pooldrill.history;

import com.esotericsoftware.kryo.Kryo;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.zip.ZipFile;
import org.pooldrill.backup.Journal;
import org.pooldrill.pool.PoolState;
import org.pooldrill.run.Version;
import org.pooldrill.view.View;

/**
 * Which program this is, to the last of its classes: a snapshot is read by the one that wrote it and by no other. A
 * changed rule changes what events come to even where no field does.
 */
final class Program {
    private static final String OURS = "org/pooldrill/";

    private Program() {}

    /** The version, and a check sum of all classes. */
    static String fingerprint() throws IOException {
        var places = new TreeSet<String>();
        for (var type : new Class<?>[] {PoolState.class, Journal.class, View.class, Kryo.class}) {
            places.add(place(type));
        }
        // In the order of what stands there, not of where it stands.
        var found = new TreeSet<String>();
        for (var place : places) {
            found.add(Files.isDirectory(Path.of(place)) ? ofFolder(Path.of(place)) : ofArchive(Path.of(place)));
        }
        var digest = Sha256.digest();
        found.forEach(text -> digest.update(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        return Version.current() + " " + java.util.HexFormat.of().formatHex(digest.digest());
    }

    private static String place(Class<?> type) throws IOException {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw new IOException(type + " comes from no file", e);
        }
    }

    /** An archive has check sums of its own. Of libraries its name, which has the version, says enough. */
    private static String ofArchive(Path archive) throws IOException {
        var text = new StringBuilder();
        try (var zip = new ZipFile(archive.toFile())) {
            zip.stream().filter(entry -> entry.getName().startsWith(OURS)).forEach(entry -> text.append(entry.getName())
                    .append(entry.getCrc())
                    .append('\n'));
        }
        return text.isEmpty() ? archive.getFileName().toString() : text.toString();
    }

    private static String ofFolder(Path folder) throws IOException {
        var text = new StringBuilder();
        try (var files = Files.walk(folder.resolve(OURS))) {
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                text.append(folder.relativize(file))
                        .append(Sha256.of(Files.readAllBytes(file)))
                        .append('\n');
            }
        }
        return text.toString();
    }
}
