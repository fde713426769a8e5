package org.pooldrill.postgres;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.pooldrill.log.LogFooter;
import org.pooldrill.store.StoreUnavailable;
import org.pooldrill.store.StoredRunDiffers;
import org.pooldrill.store.Stores;

/** Runs in a database: begun, gone on with, and read. Each address names the schema of one run. */
public final class StoredRuns {

    /**
     * What stands of a run beside its events.
     *
     * @param header the first line of its log
     * @param footer the last line; none where it was killed, or goes on still
     */
    public record Described(String header, Optional<LogFooter> footer) {}

    private StoredRuns() {}

    /**
     * The stores of a new run.
     *
     * @param header the first line of its log
     * @throws StoreUnavailable if the database cannot be used, or has a schema of that name
     */
    public static Stores create(Address address, String header, Batches batches) {
        return opened(address, session -> {
            var schema = schema(session);
            if (schema.exists()) {
                throw taken(session, schema);
            }
            schema.create(header);
            schema.lock();
            session.commit();
            return new DatabaseStores(session, schema, batches);
        });
    }

    /**
     * The stores of a run that was stopped: it is made once more, compared with what is there, and goes on.
     *
     * @param header the first line of its log now
     * @throws StoredRunDiffers if that is not what it was
     * @throws StoreUnavailable if the database cannot be used, there is no such run, or somebody else writes to it
     */
    public static Stores resume(Address address, String header, Batches batches) {
        return opened(address, session -> {
            var schema = entered(session);
            schema.lock();
            if (!schema.header().equals(header)) {
                throw new StoredRunDiffers(address + ": the header of the run is not what it was, so it cannot go on"
                        + "\n  stored: " + schema.header() + "\n  now:    " + header);
            }
            return new DatabaseStores(session, schema, batches);
        });
    }

    /**
     * What stands of a run beside its events.
     *
     * @throws StoreUnavailable if the database cannot be used, or there is no such run
     */
    public static Described describe(Address address) {
        try (var session = Session.to(address)) {
            var schema = entered(session);
            return new Described(schema.header(), schema.footer());
        }
    }

    /**
     * The log of a run as it stands now, byte for byte as a file has it. A run that was killed has one that is cut off.
     *
     * @throws StoreUnavailable if the database cannot be used, or there is no such run
     */
    public static InputStream log(Address address) {
        return opened(address, session -> {
            session.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
            return new StoredLog(session, entered(session));
        });
    }

    /** Something that is done with a session and keeps it. */
    private interface Use<T> {
        T of(Session session);
    }

    private static <T> T opened(Address address, Use<T> use) {
        var session = Session.to(address);
        try {
            return use.of(session);
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
    }

    private static RunSchema schema(Session session) {
        var name = session.address()
                .schema()
                .orElseThrow(() ->
                        new IllegalArgumentException(session.address() + " names no schema; accepted is ?schema=NAME"));
        return new RunSchema(session, name);
    }

    private static RunSchema entered(Session session) {
        var schema = schema(session);
        if (!schema.holdsRun()) {
            throw unusable(
                    session,
                    schema.exists()
                            ? " is a schema that holds no run; accepted is one that 'run --store' has made"
                            : " is no run: the database has no such schema; accepted is one that 'run --store' has made");
        }
        schema.enter();
        return schema;
    }

    private static StoreUnavailable taken(Session session, RunSchema schema) {
        if (!schema.holdsRun()) {
            return unusable(session, " is a schema already, which holds no run; name another with --store-schema");
        }
        schema.enter();
        var ended = schema.footer().map(LogFooter::end);
        return unusable(
                session,
                " holds a run already: " + title(schema.header())
                        + ended.map(end -> ", which ended " + end.word()).orElse(", which has not ended")
                        + "; nothing is overwritten: "
                        + (ended.isEmpty() ? "go on with it by --resume, or " : "")
                        + "name another schema with --store-schema, or remove this one with DROP SCHEMA ... CASCADE");
    }

    private static String title(String header) {
        try {
            var json = new JsonMapper().readTree(header);
            return "'" + json.path("drill").path("drill").asText() + "', seed "
                    + json.path("seed").asLong();
        } catch (IOException e) {
            return "with a header that cannot be read";
        }
    }

    private static StoreUnavailable unusable(Session session, String why) {
        return new StoreUnavailable(session.address() + why, new IllegalStateException("no run can be had there"));
    }
}
