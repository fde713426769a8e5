package org.pooldrill.file;

/**
 * A file as it lies on a disk or in a share.
 *
 * @param path its path there
 * @param holds what it holds, as a noun phrase
 * @param kind which import takes it
 * @param madeMillis when it was written, in milliseconds since the start of the run
 * @param content the data, as text that only their kind can read
 */
public record StoredFile(String path, String holds, String kind, long madeMillis, String content) {}
