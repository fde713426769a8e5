package org.pooldrill.shell.command;

import java.util.Collection;
import org.pooldrill.yaml.Nearest;

/** The question that follows a complaint about a wrong name. */
public final class DidYouMean {

    private DidYouMean() {}

    /** Asks for the right name nearest to the wrong one; empty where none is near. */
    public static String hint(String typed, Collection<String> names) {
        return Nearest.to(typed, names)
                .map(name -> "; did you mean " + name + "?")
                .orElse("");
    }
}
