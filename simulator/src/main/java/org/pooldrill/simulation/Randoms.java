package org.pooldrill.simulation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/**
 * The seed of a run, split into named streams, so that a new consumer of chance in one place does not shift the others.
 * {@link Random} is specified to the bit, on every Java.
 */
public final class Randoms {
    private long seed;
    private final Map<String, Random> streams = new LinkedHashMap<>();

    public Randoms(long seed) {
        this.seed = seed;
    }

    /** The stream of that name, the same object every time. */
    public Random stream(String name) {
        return streams.computeIfAbsent(name, n -> new Random(start(n)));
    }

    /** From now on every stream goes on as that of another seed begins; what was drawn before stays. */
    void reseed(long other) {
        seed = other;
        streams.forEach((name, random) -> random.setSeed(start(name)));
    }

    private long start(String name) {
        return mix(seed * 0x9E3779B97F4A7C15L + mix(hash(name)));
    }

    private static long hash(String name) {
        var hash = 0xcbf29ce484222325L;
        for (var i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }

    private static long mix(long value) {
        var z = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
