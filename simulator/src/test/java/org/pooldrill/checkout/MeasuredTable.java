package org.pooldrill.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;

/**
 * A table of the documentation that a test has measured: it stands between two marks of a page and is what the test
 * finds, to the digit. Rewritten with {@code -Dpooldrill.docs.write=true}.
 */
public final class MeasuredTable {
    private static final boolean WRITE = Boolean.getBoolean("pooldrill.docs.write");

    private MeasuredTable() {}

    /**
     * Holds a page to a table.
     *
     * @param page from the root of the checkout
     * @param name of the table, in its marks: {@code <!-- measured: NAME -->} and {@code <!-- end: NAME -->}
     * @param table its lines, each ended
     */
    public static void check(String page, String name, String table) throws IOException {
        var file = Checkout.file(page);
        var text = Files.readString(file);
        var from = "<!-- measured: " + name + " -->\n";
        var to = "<!-- end: " + name + " -->\n";
        assertThat(text).as("%s has the marks of the table %s", page, name).contains(from, to);
        var start = text.indexOf(from) + from.length();
        var end = text.indexOf(to, start);
        var expected = "\n" + table + "\n";
        if (WRITE) {
            Files.writeString(file, text.substring(0, start) + expected + text.substring(end));
            return;
        }
        assertThat(text.substring(start, end))
                .as(
                        "%s is not what was measured; rewrite it by running this test with -Dpooldrill.docs.write=true",
                        page)
                .isEqualTo(expected);
    }
}
