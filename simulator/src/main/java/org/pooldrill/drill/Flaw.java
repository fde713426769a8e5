package org.pooldrill.drill;

import org.pooldrill.yaml.Located;
import org.pooldrill.yaml.Problem;

/**
 * Something in a document that its schema does not allow.
 *
 * @param pointer the part of the document
 * @param atKey whether its key is meant, not its value
 * @param message what was found and what would be accepted
 */
record Flaw(String pointer, boolean atKey, String message) {

    /** The flaw where it stands in a document. */
    Problem in(Located document) {
        return new Problem(atKey ? document.keyPlace(pointer) : document.place(pointer), message);
    }
}
