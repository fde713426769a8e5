package org.pooldrill.shell.command;

/**
 * A spelling that a topic prints against the cmdlet reference was used: the finding of the same name.
 *
 * @param cmdlet the cmdlet called
 * @param typed what was typed
 * @param preferred how the reference spells it
 */
public record TopicSpelling(String cmdlet, String typed, String preferred) {

    @Override
    public String toString() {
        return cmdlet + ": " + typed + " is how a topic spells it; the cmdlet reference has " + preferred;
    }
}
