package org.pooldrill.pool;

/** A scheduled conference. Times in milliseconds since the start of the run. */
public record ConferenceRecord(String organizer, String id, long startsMillis, long lengthMillis) {}
