package org.pooldrill.cmdlet;

import java.util.Optional;
import org.pooldrill.file.FileEvent.FileDeleted;
import org.pooldrill.file.FileEvent.FileWritten;
import org.pooldrill.file.FileLocation;
import org.pooldrill.file.StoredFile;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.refusal.Refusal;
import org.pooldrill.store.RecordText;

/**
 * A file that a line names by its path: one of the computer that the line is typed on, or of a pool's file store.
 *
 * @param caller who names it, and where
 * @param asked what the line asks for, as a refusal begins
 * @param location where the path leads
 */
record TypedFile(Caller caller, String asked, FileLocation location) {

    static TypedFile of(Caller caller, String asked, String path) {
        return new TypedFile(caller, asked, FileLocation.of(caller.estate(), caller.on(), path));
    }

    /** An export does not overwrite: FileExists. FileNotFound where the path leads nowhere. */
    Precondition isFree() {
        var text = "There is no file of that name yet";
        var unreachable = unreachable();
        if (unreachable.isPresent()) {
            return notFound(text, unreachable.get());
        }
        return stored().map(file -> Precondition.unmet(
                        text,
                        Refusal.of(
                                ErrorId.FileExists,
                                location.toString(),
                                asked,
                                location + " exists " + where() + " and holds " + file.holds(),
                                "Name another file, or take that one away.")))
                .orElseGet(() -> Precondition.met(text, location + " is free " + where()));
    }

    /**
     * An import finds a file of its kind: else FileNotFound.
     *
     * @param kind which import asks, such as {@code ResponseGroups}
     * @param noun what the file should hold, such as {@code response groups}
     */
    Precondition exists(String kind, String noun) {
        var text = "There is a file of that name with " + noun;
        var unreachable = unreachable();
        if (unreachable.isPresent()) {
            return notFound(text, unreachable.get());
        }
        var file = stored();
        if (file.isEmpty()) {
            return notFound(text, "there is no file " + location + " " + where() + present());
        }
        return file.get().kind().equals(kind)
                ? Precondition.met(text, location + " holds " + file.get().holds())
                : notFound(text, location + " holds " + file.get().holds() + " and no " + noun);
    }

    /** Why there is no file of that name: FileNotFound; nothing where there is one. */
    Optional<Refusal> missing() {
        return stored().isPresent()
                ? Optional.empty()
                : notFound("", unreachable().orElse("there is no file " + location + " " + where() + present()))
                        .refusal();
    }

    /** The file, where it is there and can be reached. */
    Optional<StoredFile> stored() {
        return unreachable().isPresent()
                ? Optional.empty()
                : caller.simulation().world().files().find(location);
    }

    /**
     * Writes it, or writes it anew.
     *
     * @param holds what it holds, as a noun phrase such as {@code response groups of pool1.contoso.com}
     * @param kind which import takes it
     */
    void write(String holds, String kind, Record content) {
        delete();
        caller.simulation()
                .record(new FileWritten(location.place(), location.path(), holds, kind, RecordText.write(content)));
    }

    /** Takes it away, if it is there. */
    void delete() {
        if (stored().isPresent()) {
            caller.simulation().record(new FileDeleted(location.place(), location.path()));
        }
    }

    /**
     * What it holds.
     *
     * @throws IllegalArgumentException if {@link #exists} does not hold
     */
    <T extends Record> T read(Class<T> type) {
        var file = stored().orElseThrow(() -> new IllegalArgumentException("no file " + location + " " + where()));
        return RecordText.read(file.content(), type);
    }

    private Optional<String> unreachable() {
        return location.unreachable(caller.estate(), caller.simulation().world().computers(), caller.on());
    }

    private String where() {
        return location.inFileStore() ? "in that file store" : "on " + computer();
    }

    private String computer() {
        return location.place().equals(FileLocation.MANAGEMENT) ? "the management computer" : location.place();
    }

    private String present() {
        var paths = caller.simulation().world().files().at(location.place()).stream()
                .map(StoredFile::path)
                .toList();
        return paths.isEmpty() ? ", nor any other" : ", only " + String.join(", ", paths);
    }

    private Precondition notFound(String text, String why) {
        return Precondition.unmet(
                text,
                Refusal.of(
                        ErrorId.FileNotFound,
                        location.toString(),
                        asked,
                        why,
                        "Name a file of the computer that the line is typed on, or one in a file store that is up."));
    }
}
