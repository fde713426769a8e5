package org.pooldrill.reference;

import com.fasterxml.jackson.databind.JsonNode;

/** The reference page of estate files. */
final class EstatePage {

    private EstatePage() {}

    static String of(JsonNode schema) {
        return """
                # Estate files

                What `*.estate.yaml` may hold, and what `estate:` in a drill may override. `NAME` stands for the name of a
                site, a pool, a server or a record. The timings have [a page of their own](timings.md) with their marks.

                """ + SchemaTable.of(schema, schema);
    }
}
