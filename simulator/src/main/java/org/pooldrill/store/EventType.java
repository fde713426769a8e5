package org.pooldrill.store;

/**
 * One type of event: what the log calls it and which record holds it.
 *
 * @param index its place in the registry, from 0; never leaves the process
 * @param name the name in the log: the simple name of the record
 * @param version the version of its data, from 1
 * @param record the class of the payload
 */
public record EventType(int index, String name, int version, Class<? extends Record> record) {}
