package org.pooldrill.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pooldrill.log.LogEnd;
import org.pooldrill.log.LogFooter;
import org.pooldrill.store.StoreUnavailable;

/**
 * The schema of a run, and the tables in it that are not Axon's: the run itself (the first line of its log, and how it
 * ended) and the numbers of its stores.
 */
final class RunSchema {
    private static final String LOCK_WAIT = "2s";
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private final Session session;
    private final String name;

    RunSchema(Session session, String name) {
        this.session = session;
        this.name = name;
    }

    /** Whether the database has a schema of that name. */
    boolean exists() {
        return found("SELECT 1 FROM pg_namespace WHERE nspname = ?");
    }

    /** Whether it holds a run. */
    boolean holdsRun() {
        return found("SELECT 1 FROM pg_tables WHERE schemaname = ? AND tablename = 'run'");
    }

    private boolean found(String sql) {
        return session.ask(connection -> {
            try (var statement = connection.prepareStatement(sql)) {
                statement.setString(1, name);
                return statement.executeQuery().next();
            }
        });
    }

    /** Makes it, with a run that has this header and has not ended. */
    void create(String header) {
        session.execute(
                "CREATE SCHEMA " + name,
                "SET search_path TO " + name,
                "CREATE TABLE run (header text NOT NULL, outcome text, events bigint, sha256 text)",
                "CREATE TABLE stores (number integer PRIMARY KEY, name text NOT NULL UNIQUE)");
        session.ask(connection -> {
            try (var statement = connection.prepareStatement("INSERT INTO run (header) VALUES (?)")) {
                statement.setString(1, header);
                return statement.executeUpdate();
            }
        });
    }

    /** Has everything after this mean what is in it. */
    void enter() {
        session.execute("SET search_path TO " + name);
    }

    /**
     * Keeps others from writing to the run as long as the connection lasts.
     *
     * @throws StoreUnavailable if somebody else does
     */
    void lock() {
        session.ask(connection -> {
            try (var statement = connection.prepareStatement(
                    "SELECT set_config('lock_timeout', '" + LOCK_WAIT + "', true), pg_advisory_lock(hashtext(?))")) {
                statement.setString(1, "pooldrill run " + name);
                return statement.executeQuery().next();
            } catch (SQLException e) {
                if (LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
                    throw new StoreUnavailable(
                            session.address()
                                    + " is being written by another run, which goes on still; wait for its end",
                            e);
                }
                throw e;
            }
        });
    }

    /** The first line of the log. */
    String header() {
        return session.ask(connection -> {
            try (var statement = connection.prepareStatement("SELECT header FROM run")) {
                var rows = statement.executeQuery();
                rows.next();
                return rows.getString(1);
            }
        });
    }

    /** The last line of the log; none where the run was killed, or goes on still. */
    Optional<LogFooter> footer() {
        return session.ask(connection -> {
            try (var statement =
                    connection.prepareStatement("SELECT outcome, events, sha256 FROM run WHERE outcome IS NOT NULL")) {
                var rows = statement.executeQuery();
                return rows.next() ? LogEnd.of(rows.getString(1)).map(end -> footer(end, rows)) : Optional.empty();
            }
        });
    }

    private static LogFooter footer(LogEnd end, ResultSet rows) {
        try {
            return new LogFooter(end, rows.getLong(2), rows.getString(3));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The run has ended. */
    void ended(String outcome, long events, String sha256) {
        session.ask(connection -> {
            try (var statement = connection.prepareStatement("UPDATE run SET outcome = ?, events = ?, sha256 = ?")) {
                statement.setString(1, outcome);
                statement.setLong(2, events);
                statement.setString(3, sha256);
                return statement.executeUpdate();
            }
        });
    }

    /** The run goes on. */
    void notEnded() {
        session.execute("UPDATE run SET outcome = NULL, events = NULL, sha256 = NULL");
    }

    /** The names of the stores, by their numbers from 0. */
    List<String> stores() {
        return session.ask(connection -> {
            try (var statement = connection.prepareStatement("SELECT name FROM stores ORDER BY number")) {
                var rows = statement.executeQuery();
                var names = new ArrayList<String>();
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
                return names;
            }
        });
    }

    /** Gives a store its number. */
    void number(int number, String store) {
        session.ask(connection -> {
            try (var statement = connection.prepareStatement("INSERT INTO stores (number, name) VALUES (?, ?)")) {
                statement.setInt(1, number);
                statement.setString(2, store);
                return statement.executeUpdate();
            }
        });
    }

    /** Has the next event of a store get the number after its last one: a transaction given up has used up others. */
    void goOnAfter(int number, long last) {
        session.ask(connection -> {
            try (var statement =
                    connection.prepareStatement("SELECT setval(pg_get_serial_sequence(?, 'globalindex'), ?, ?)")) {
                statement.setString(1, EventTable.events(number));
                statement.setLong(2, Math.max(1, last));
                statement.setBoolean(3, last > 0);
                return statement.executeQuery().next();
            }
        });
    }

    /** Makes the view {@code log}, for people: the events of all stores as the log has them. */
    void view(List<String> stores) {
        var parts = new ArrayList<String>();
        for (var number = 0; number < stores.size(); number++) {
            parts.add("SELECT (m ->> 'seq')::bigint AS seq, (m ->> 't')::bigint AS t, '"
                    + stores.get(number).replace("'", "''") + "'::text AS store, globalindex AS n, payloadtype AS type,"
                    + " payloadrevision::integer AS v, convert_from(payload, 'UTF8')::json AS data,"
                    + " nullif((m ->> 'cause')::bigint, 0) AS cause FROM " + EventTable.events(number)
                    + ", LATERAL (SELECT convert_from(metadata, 'UTF8')::json AS m) meta");
        }
        session.execute("CREATE VIEW log AS " + String.join(" UNION ALL ", parts));
    }
}
