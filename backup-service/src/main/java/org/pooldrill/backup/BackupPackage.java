package org.pooldrill.backup;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.pooldrill.change.BackupModule;
import org.pooldrill.change.Change;

/**
 * What one export carries to the partner: the changes of one stream, in batches, with their numbers.
 *
 * @param id its sender and a number
 * @param home the stream at the sender
 * @param term the sender's term of authority over that stream when it was sent
 * @param first the sender's number of the first change
 * @param last the sender's number of the last change
 * @param resumeAfter where the numbers before {@code first} were set aside, the last of them; else 0
 * @param bytes its size
 * @param sha256 of its content when it was written
 */
public record BackupPackage(
        String id,
        BackupModule module,
        String from,
        String home,
        long term,
        long first,
        long last,
        long resumeAfter,
        List<Batch> batches,
        long bytes,
        String sha256) {

    /**
     * Consecutive changes. Of lost files only the numbers are there.
     *
     * @param content the same changes as they are serialised and sent; never changed
     */
    public record Batch(String id, long first, long last, List<Change> changes, byte[] content) {
        public Batch {
            changes = List.copyOf(changes);
        }
    }

    public BackupPackage {
        batches = List.copyOf(batches);
    }

    /** How many changes it carries. */
    int changes() {
        return batches.stream().mapToInt(batch -> batch.changes().size()).sum();
    }

    /** Whether the content is what was written. */
    boolean intact() {
        return sha256.equals(digest(batches));
    }

    /** This package with its end missing, as a transfer may leave it. */
    BackupPackage damaged() {
        var cut = batches.subList(0, batches.size() - 1);
        return new BackupPackage(id, module, from, home, term, first, last, resumeAfter, cut, bytes, sha256);
    }

    /** The hash of a content. */
    static String digest(List<Batch> batches) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var batch : batches) {
                digest.update((batch.id() + " " + batch.first() + "-" + batch.last() + "\n")
                        .getBytes(StandardCharsets.UTF_8));
                digest.update(batch.content());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
