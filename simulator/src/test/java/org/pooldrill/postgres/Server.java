package org.pooldrill.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A PostgreSQL for all tests of this Java machine that ask for it with a parameter: started from the binaries on the class
 * path by the first of them, in a temporary folder of its own, and stopped and removed after the last. On a platform for
 * which there are no binaries these tests fail and say so.
 */
public final class Server implements AutoCloseable {

    /** Gives tests the server. */
    public static final class Extension implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Server.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(ExtensionContext.Namespace.GLOBAL)
                    .getOrComputeIfAbsent(Server.class, type -> start(), Server.class);
        }
    }

    /** A user who may do nothing, and needs a password. */
    public static final String STRANGER = "stranger";

    private final Path folder;
    private final EmbeddedPostgres postgres;
    private int names;

    private Server(Path folder, EmbeddedPostgres postgres) {
        this.folder = folder;
        this.postgres = postgres;
    }

    private static Server start() {
        try {
            var folder = Files.createTempDirectory("pooldrill-postgres");
            var postgres = EmbeddedPostgres.builder()
                    .setOverrideWorkingDirectory(folder.resolve("binaries").toFile())
                    .setDataDirectory(folder.resolve("data"))
                    .setDataDirectoryCustomizer(Server::askStrangersForPassword)
                    .setServerConfig("fsync", "off")
                    .start();
            var server = new Server(folder, postgres);
            server.execute("CREATE ROLE " + STRANGER + " LOGIN PASSWORD 'right'");
            return server;
        } catch (IOException | RuntimeException e) {
            throw new IllegalStateException(
                    "tests of the durable store need a PostgreSQL of their own, and on " + System.getProperty("os.name")
                            + " " + System.getProperty("os.arch") + " none could be started from the binaries that"
                            + " simulator/pom.xml names: " + e.getMessage(),
                    e);
        }
    }

    private static void askStrangersForPassword(File data) {
        var rules = data.toPath().resolve("pg_hba.conf");
        try {
            var lines = new ArrayList<>(List.of("host all " + STRANGER + " all scram-sha-256"));
            lines.addAll(Files.readAllLines(rules));
            Files.write(rules, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its address for whoever may do everything. */
    public String url() {
        return postgres.getJdbcUrl("postgres", "postgres");
    }

    /** Its address without a user. */
    public String plainUrl() {
        return "jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres";
    }

    /** The address of a schema that no other test has. */
    Address fresh() {
        return Address.of(url(), Map.of()).withSchema(freshName());
    }

    /** The name of a schema that no other test has. */
    public synchronized String freshName() {
        return "test_" + ++names;
    }

    /** A connection for looking at what is there. */
    public Connection connection() throws SQLException {
        return postgres.getPostgresDatabase().getConnection();
    }

    /** Executes a statement. */
    public void execute(String sql) {
        try (var connection = connection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** The first column of what a query gives, as text. */
    public List<String> query(String sql) {
        try (var connection = connection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var values = new ArrayList<String>();
            while (rows.next()) {
                values.add(String.valueOf(rows.getString(1)));
            }
            return values;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    @Override
    public void close() throws IOException {
        postgres.close();
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        }
    }
}
