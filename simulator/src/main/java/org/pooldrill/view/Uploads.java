package org.pooldrill.view;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.pooldrill.change.Change.ContentUploaded;
import org.pooldrill.change.Event;
import org.pooldrill.change.StreamEvent.BatchImported;
import org.pooldrill.change.StreamEvent.ChangesSetAside;
import org.pooldrill.pool.PoolEvent;

/**
 * The files uploaded to the conferences of a pool's users that somebody who speaks for them knows of, and which of them a
 * store lacks. All are looked through when that is first asked for; from then on each event is asked which files it
 * concerns: there are many, and few are lacking for long.
 */
final class Uploads {
    private final View view;
    private final String home;
    private final Map<String, ContentUploaded> files = new LinkedHashMap<>();

    /** What was found so far, by store: what the rest comes to. */
    private @Nullable Map<String, Map<String, ContentUploaded>> lacking;

    /** @param home the FQDN of the pool */
    Uploads(View view, String home) {
        this.view = view;
        this.home = home;
    }

    Collection<ContentUploaded> all() {
        return Collections.unmodifiableCollection(files.values());
    }

    /** Those that a store lacks, or has with another content. */
    Collection<ContentUploaded> lackingAt(String store) {
        var stores = lacking;
        if (stores == null) {
            stores = new LinkedHashMap<>();
            lacking = stores;
        }
        return Collections.unmodifiableCollection(
                stores.computeIfAbsent(store, this::lookThrough).values());
    }

    private Map<String, ContentUploaded> lookThrough(String store) {
        var found = new LinkedHashMap<String, ContentUploaded>();
        for (var file : files.values()) {
            if (!held(store, file)) {
                found.put(key(file), file);
            }
        }
        return found;
    }

    /** Takes in the next event of the pool's stream, in whose store ever, once this store has. */
    void apply(Event event) {
        if (event instanceof ContentUploaded file) {
            files.put(key(file), file);
            look(file);
        } else if (event instanceof BatchImported batch) {
            for (var change : batch.changes()) {
                if (change instanceof ContentUploaded file) {
                    look(file);
                }
            }
        } else if (event instanceof ChangesSetAside || event instanceof PoolEvent) {
            lacking = null;
        }
    }

    /** Adds a file, unless there is one of its name. */
    void restore(ContentUploaded file) {
        files.putIfAbsent(key(file), file);
        look(file);
    }

    /** Drops files that nobody speaks for any longer. */
    void dropIf(Predicate<ContentUploaded> given) {
        files.values().removeIf(given);
        lacking = null;
    }

    /** Some store may hold another file of this name than before, or none. */
    private void look(ContentUploaded changed) {
        var stores = lacking;
        if (stores == null) {
            return;
        }
        var key = key(changed);
        var file = files.get(key);
        stores.forEach((store, found) -> {
            if (file == null || held(store, file)) {
                found.remove(key);
            } else {
                found.put(key, file);
            }
        });
    }

    private boolean held(String store, ContentUploaded file) {
        return view.knows(store, home).filter(state -> state.holds(file)).isPresent();
    }

    private static String key(ContentUploaded file) {
        return file.conference() + "/" + file.file();
    }
}
