package org.pooldrill.file;

import org.pooldrill.change.Event;

/** What happens to files on simulated computers: events of the {@code estate} store. */
public sealed interface FileEvent extends Event {

    /** Where it happened; see {@link FileLocation#place()}. */
    String place();

    /** Which file. */
    String path();

    /**
     * A file was written; there was none of that name.
     *
     * @param holds what it holds, as a noun phrase such as {@code response groups of pool1.contoso.com}
     * @param kind which import takes it, such as {@code ResponseGroups}
     * @param content the data themselves, as text that only their kind can read
     */
    record FileWritten(String place, String path, String holds, String kind, String content) implements FileEvent {}

    /** A file was deleted. */
    record FileDeleted(String place, String path) implements FileEvent {}
}
