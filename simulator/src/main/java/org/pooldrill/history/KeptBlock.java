package org.pooldrill.history;

/**
 * A block of a table in an index.
 *
 * @param hashes what its rows are found by, as they are: they cannot be compressed
 * @param rows all that stands in it
 */
record KeptBlock(Part hashes, Part rows) {}
