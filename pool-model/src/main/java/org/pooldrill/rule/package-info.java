/**
 * What the program must be right about: every rule of Lync's disaster recovery, by name, with its source, and the
 * annotation by which a test says which of them it holds. It uses the vocabularies of the model; nothing in the program
 * uses it, tests and the page of rules do. Start reading at {@link org.pooldrill.rule.Rule}.
 */
@NullMarked
package org.pooldrill.rule;

import org.jspecify.annotations.NullMarked;
