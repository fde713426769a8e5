package org.pooldrill.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.function.Supplier;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.ConnectionWrapperFactory;
import org.axonframework.common.jdbc.ConnectionWrapperFactory.NoOpCloseHandler;
import org.jspecify.annotations.Nullable;
import org.pooldrill.store.StoreUnavailable;

/** One connection to the database, with one transaction at a time. What goes wrong with it becomes a sentence. */
final class Session implements AutoCloseable {

    /** Something that is asked of the database. */
    @FunctionalInterface
    interface Asking<T extends @Nullable Object> {
        T of(Connection connection) throws SQLException;
    }

    private final Address address;
    private final Connection connection;
    private Supplier<String> whatThen = () -> "";

    private Session(Address address, Connection connection) {
        this.address = address;
        this.connection = connection;
    }

    /**
     * Connects to a database.
     *
     * @throws StoreUnavailable if that cannot be done
     */
    static Session to(Address address) {
        try {
            var connection = DriverManager.getConnection(address.url(), address.properties());
            connection.setAutoCommit(false);
            return new Session(address, connection);
        } catch (SQLException e) {
            throw new StoreUnavailable(address + refused(address, e), e);
        }
    }

    /** What messages say at their end from now on. */
    void ifItBreaks(Supplier<String> then) {
        whatThen = then;
    }

    Address address() {
        return address;
    }

    /** The connection as Axon wants it: what it closes and commits stays as it is. */
    ConnectionProvider forAxon() {
        var shared = ConnectionWrapperFactory.wrap(connection, new NoOpCloseHandler());
        return () -> shared;
    }

    /**
     * Asks something.
     *
     * @throws StoreUnavailable if it is not answered
     */
    <T extends @Nullable Object> T ask(Asking<T> asking) {
        try {
            return asking.of(connection);
        } catch (SQLException e) {
            throw broken(e);
        }
    }

    /**
     * Has Axon do something.
     *
     * @throws StoreUnavailable if the database is what stops it
     */
    <T extends @Nullable Object> T axon(Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof SQLException problem) {
                    throw broken(problem);
                }
            }
            throw e;
        }
    }

    /** Executes statements that give nothing back. */
    void execute(String... statements) {
        ask(open -> {
            try (var statement = open.createStatement()) {
                for (var sql : statements) {
                    statement.execute(sql);
                }
            }
            return true;
        });
    }

    void commit() {
        ask(open -> {
            open.commit();
            return true;
        });
    }

    /** Gives up what was not committed. A connection that is lost has done so already. */
    @Override
    public void close() {
        try (connection) {
            if (!connection.isClosed()) {
                connection.rollback();
            }
        } catch (SQLException lost) {
            // Nothing is left to give up.
            return;
        }
    }

    private StoreUnavailable broken(SQLException e) {
        return new StoreUnavailable(address + failed(e) + whatThen.get(), e);
    }

    private static String refused(Address address, SQLException e) {
        var state = String.valueOf(e.getSQLState());
        if (state.startsWith("28")) {
            return " does not let in "
                    + (address.user().isEmpty() ? "a user without a name" : "'" + address.user() + "'")
                    + ": " + text(e)
                    + "; give user and password in the address, as ?user=NAME&password=TEXT, or as PGUSER"
                    + " and PGPASSWORD in the environment";
        }
        if (state.startsWith("3D")) {
            return " cannot be used: " + text(e) + "; make it with CREATE DATABASE, or name another";
        }
        return " cannot be reached: " + text(e);
    }

    private static String failed(SQLException e) {
        var state = String.valueOf(e.getSQLState());
        if (state.startsWith("42501")) {
            return ": " + text(e) + "; the user needs CREATE on the database, or on a schema that is there all rights";
        }
        if (state.startsWith("08") || state.startsWith("57P")) {
            return ": the connection is lost: " + text(e);
        }
        return ": " + text(e);
    }

    /** What the server said, in one line and without values. */
    private static String text(SQLException e) {
        var first =
                String.valueOf(e.getMessage()).lines().findFirst().orElse("").strip();
        return first.startsWith("ERROR: ") || first.startsWith("FATAL: ") ? first.substring(7) : first;
    }
}
