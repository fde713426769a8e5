package org.pooldrill.run;

import java.nio.charset.StandardCharsets;
import org.pooldrill.drill.DrillFile;
import org.pooldrill.drill.Folder;

/** Drills for tests, on the estate contoso with few users. */
public final class Drills {
    private static final String HEAD = """
            drill: A test
            estate: { from: contoso, pools: { pool1.contoso.com: { users: 4 }, pool2.contoso.com: { users: 4 } } }
            """;

    private Drills() {}

    /** A whole drill file of these steps. */
    public static String file(String steps) {
        return HEAD + "steps:\n" + steps.indent(2);
    }

    /** A drill of these steps, and of what stands before them. */
    static DrillFile.Ready with(String before, String steps) {
        return read(HEAD + before + "steps:\n" + steps.indent(2));
    }

    /** A drill from the text of its file. */
    public static DrillFile.Ready read(String yaml) {
        var loaded = DrillFile.read("test", yaml.getBytes(StandardCharsets.UTF_8), Folder.NONE, new ExpressionNames());
        return loaded.ready().orElseThrow(() -> new AssertionError(loaded.problems()));
    }

    static RunReport run(String steps) {
        return DrillRunner.of(with("", steps)).run();
    }
}
