package org.pooldrill.cmdlet;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** What a file of Export-CsConfiguration holds: every value by its key. */
record ExportedConfiguration(Map<String, String> values) {
    static final String KIND = "Configuration";
    static final String NOUN = "a configuration";

    ExportedConfiguration {
        values = Collections.unmodifiableMap(new TreeMap<>(values));
    }
}
