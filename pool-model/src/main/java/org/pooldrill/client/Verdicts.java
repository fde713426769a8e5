package org.pooldrill.client;

import java.util.TreeSet;
import org.pooldrill.client.ClientEvent.RegistrarVerdict;

/** Which registrars have found which pools down. */
public final class Verdicts {
    private final TreeSet<String> down = new TreeSet<>();

    /** Whether that registrar has found that pool down and not yet found it back. */
    public boolean down(String of, String by) {
        return down.contains(key(of, by));
    }

    /** Applies a verdict. */
    public void evolve(RegistrarVerdict event) {
        if (event.down()) {
            down.add(key(event.of(), event.by()));
        } else {
            down.remove(key(event.of(), event.by()));
        }
    }

    private static String key(String of, String by) {
        return of + " by " + by;
    }
}
