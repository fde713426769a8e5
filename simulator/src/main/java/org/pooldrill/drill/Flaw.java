package org.pooldrill.drill;

/**
 * Something in a document that its schema does not allow.
 *
 * @param pointer the part of the document
 * @param atKey whether its key is meant, not its value
 * @param message what was found and what would be accepted
 */
record Flaw(String pointer, boolean atKey, String message) {}
