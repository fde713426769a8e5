package org.pooldrill.eventlog;

/**
 * One event in the log of a computer.
 *
 * @param number counts the entries of that computer from 1
 * @param atMillis when, in milliseconds since the start
 */
public record Entry(long number, LyncEvent event, long atMillis, String text) {}
