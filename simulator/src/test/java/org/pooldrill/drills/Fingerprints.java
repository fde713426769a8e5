package org.pooldrill.drills;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pooldrill.drill.DrillFile;
import org.pooldrill.drill.Library;
import org.pooldrill.run.DrillRunner;
import org.pooldrill.run.ExpressionNames;

/**
 * The check sum of the log of every drill that comes with the program, but for the one that takes too long to be run
 * again and again; a program of its own, to be run on any Java.
 */
public final class Fingerprints {
    static final String LONG_ONE = "working-day";

    private Fingerprints() {}

    public static void main(String[] arguments) {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        all().forEach((drill, sha256) -> out.println(drill + " " + sha256));
    }

    static List<String> drills() {
        return Library.drills().stream()
                .filter(drill -> !drill.equals(LONG_ONE))
                .toList();
    }

    static Map<String, String> all() {
        var fingerprints = new LinkedHashMap<String, String>();
        drills().forEach(drill -> fingerprints.put(drill, of(drill)));
        return fingerprints;
    }

    static String of(String drill) {
        var loaded = DrillFile.load(drill, new ExpressionNames());
        var ready = loaded.ready().orElseThrow(() -> new AssertionError(loaded.problems()));
        var report = DrillRunner.of(ready).run();
        return report.outcome() + " " + report.events() + " " + report.logSha256();
    }
}
