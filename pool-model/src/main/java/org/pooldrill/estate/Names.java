package org.pooldrill.estate;

import java.util.List;
import java.util.stream.IntStream;

/** How the names of things are made from each other: computers of a pool, users of a pool, places in a document. */
final class Names {

    private Names() {}

    /** The first label of an FQDN: {@code pool1} of {@code pool1.contoso.com}. */
    static String label(String fqdn) {
        var dot = fqdn.indexOf('.');
        return dot < 0 ? fqdn : fqdn.substring(0, dot);
    }

    /** {@code fe1.pool1.contoso.com}, {@code fe2...} for the prefix {@code fe}. */
    static List<String> computers(String prefix, String fqdn, int count) {
        return IntStream.rangeClosed(1, Math.max(0, count))
                .mapToObj(number -> prefix + number + "." + fqdn)
                .toList();
    }

    /** A JSON pointer of the keys given. */
    static String pointer(String... keys) {
        var text = new StringBuilder();
        for (var key : keys) {
            text.append('/').append(key.replace("~", "~0").replace("/", "~1"));
        }
        return text.toString();
    }
}
