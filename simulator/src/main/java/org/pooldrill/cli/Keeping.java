package org.pooldrill.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.pooldrill.log.LogLine;
import org.pooldrill.postgres.Address;
import org.pooldrill.postgres.Batches;
import org.pooldrill.postgres.StoredRuns;
import picocli.CommandLine.Option;

/** The options that say where the events of a run are kept when it is over. */
final class Keeping {
    private static final int LONGEST_NAME = 63;

    /** For tests that stop a run often: so many events are kept at once, in place of the usual number. */
    private static final String BATCH = "pooldrill.store.batch";

    @Option(
            names = "--store",
            paramLabel = "URL",
            description = "Keeps the run in PostgreSQL, in a schema of its own: jdbc:postgresql://HOST:PORT/DATABASE"
                    + "?user=NAME&password=TEXT. User and password may stand in PGUSER and PGPASSWORD instead.")
    private @Nullable String store;

    @Option(
            names = "--store-schema",
            paramLabel = "NAME",
            description = "The schema of the run (default: made from the drill's name and the seed).")
    private @Nullable String schema;

    @Option(
            names = "--resume",
            description = "Goes on with the run in that schema, which was killed or interrupted; takes no DRILL.")
    private boolean resume;

    /** Whether a run is to go on. */
    boolean resumes() {
        return resume;
    }

    /**
     * Where each run is kept, in their order; nowhere where no database is named.
     *
     * @throws Unusable if the options do not say it well, or name one schema for several runs
     */
    List<Optional<Kept>> of(List<Planned> runs) {
        if (store == null) {
            if (schema != null) {
                throw new Unusable("--store-schema " + schema + " needs --store, which names the database");
            }
            return runs.stream().map(run -> Optional.<Kept>empty()).toList();
        }
        var address = address();
        if (address.schema().isPresent() && runs.size() > 1) {
            throw new Unusable("one schema is named for " + runs.size()
                    + " runs; accepted is none, then each has one by its drill's name and its seed");
        }
        var taken = new TreeSet<String>();
        var kept = new ArrayList<Optional<Kept>>();
        for (var run : runs) {
            var own = address.schema().isPresent() ? address : address.withSchema(nameOf(run));
            if (!taken.add(own.schema().orElseThrow())) {
                throw new Unusable("two runs would be kept in the schema "
                        + own.schema().orElseThrow() + "; accepted is one after the other, each with --store-schema");
            }
            kept.add(Optional.of(new Kept(own, header -> StoredRuns.create(own, LogLine.of(header), batches()))));
        }
        return kept;
    }

    /** Small letters, digits and _, as they need no quotes anywhere. */
    private static String nameOf(Planned run) {
        var seed = "_" + run.seed();
        var drill = run.shortName().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
        var name = drill.matches("(?!pg_)[a-z].*") ? drill : "run_" + drill;
        return name.substring(0, Math.min(name.length(), LONGEST_NAME - seed.length())) + seed;
    }

    /**
     * The run that is to go on.
     *
     * @throws Unusable if the options do not name one
     */
    Kept resumed() {
        var address = stored();
        return new Kept(address, header -> StoredRuns.resume(address, LogLine.of(header), batches()));
    }

    private static Batches batches() {
        var events = Integer.getInteger(BATCH);
        return events == null ? Batches.USUAL : new Batches(events, Batches.USUAL.moments());
    }

    private Address stored() {
        if (store == null) {
            throw new Unusable("--resume needs --store and --store-schema, which name the run");
        }
        var address = address();
        if (address.schema().isEmpty()) {
            throw new Unusable("--resume needs --store-schema, which names the run in the database");
        }
        return address;
    }

    private Address address() {
        var address = Databases.address("--store: ", String.valueOf(store));
        if (schema == null) {
            return address;
        }
        if (address.schema().filter(named -> !named.equals(schema)).isPresent()) {
            throw new Unusable("--store-schema " + schema + " is not the schema that --store names, "
                    + address.schema().get() + "; accepted is one of them");
        }
        return Databases.withSchema(address, schema);
    }
}
