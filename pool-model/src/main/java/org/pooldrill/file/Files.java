package org.pooldrill.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.pooldrill.change.Event;
import org.pooldrill.computer.ComputerEvent.FileStoreLost;
import org.pooldrill.estate.Estate;
import org.pooldrill.file.FileEvent.FileDeleted;
import org.pooldrill.file.FileEvent.FileWritten;

/** All files on simulated computers: the fold of the events of the {@code estate} store. */
public final class Files {
    /** The kind of audio files, whose content is not modelled. */
    public static final String AUDIO = "Audio";

    private final Map<String, List<StoredFile>> places = new LinkedHashMap<>();

    /** What lies there when a run starts: audio of the applications in the file stores, and what the estate names. */
    public Files(Estate estate) {
        estate.pools().keySet().forEach(pool -> estate.applications()
                .audioOf(pool)
                .forEach(file -> add(FileLocation.audio(pool, file), audio(file))));
        estate.applications()
                .files()
                .forEach((place, paths) -> paths.forEach(
                        path -> add(new FileLocation(FileLocation.disk(estate, place), path), audio(path))));
    }

    private static StoredFile audio(String path) {
        return new StoredFile(path, "audio", AUDIO, 0, path.substring(path.lastIndexOf('\\') + 1));
    }

    private void add(FileLocation location, StoredFile file) {
        places.computeIfAbsent(location.place(), place -> new ArrayList<>())
                .add(new StoredFile(location.path(), file.holds(), file.kind(), file.madeMillis(), file.content()));
    }

    /** The file to which a path leads. */
    public Optional<StoredFile> find(FileLocation location) {
        return at(location.place()).stream()
                .filter(file -> location.sameAs(location.place(), file.path()))
                .findFirst();
    }

    /** The files of a place, in the order in which they were written. */
    public List<StoredFile> at(String place) {
        return List.copyOf(places.getOrDefault(place, List.of()));
    }

    /** The places where anything was written, in that order. */
    public Set<String> places() {
        var found = new LinkedHashMap<>(places);
        found.values().removeIf(List::isEmpty);
        return found.keySet();
    }

    /** Applies an event of the estate store; those that are none of files change nothing. */
    public void evolve(long timeMillis, Event event) {
        if (event instanceof FileWritten e) {
            add(
                    new FileLocation(e.place(), e.path()),
                    new StoredFile(e.path(), e.holds(), e.kind(), timeMillis, e.content()));
        } else if (event instanceof FileDeleted e) {
            var location = new FileLocation(e.place(), e.path());
            places.getOrDefault(e.place(), new ArrayList<>()).removeIf(file -> location.sameAs(e.place(), file.path()));
        } else if (event instanceof FileStoreLost e) {
            places.remove("\\\\" + e.pool());
        }
    }
}
