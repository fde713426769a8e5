package org.pooldrill.backup;

/**
 * One change that the partner has not acknowledged.
 *
 * @param number its number in its stream
 * @param position where its event stands in the store, to read it from there
 * @param index which change of that event it is; 0 where the event is the change itself
 * @param millis when it was made, since the start of the run
 * @param bytes its size: of conference content the file's, else that of the serialised change
 */
record JournalEntry(long number, long position, int index, long millis, long bytes) {}
