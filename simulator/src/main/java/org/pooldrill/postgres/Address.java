package org.pooldrill.postgres;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * Where a database is, and who may use it. Its text never shows a password, nor anything else that came after the
 * question mark but the name of the schema.
 *
 * @param server the address without what came after the question mark
 * @param parameters what came after it for the driver, without user and password
 * @param user who uses it; empty: whoever the driver takes for it
 * @param password the password; empty: none
 * @param schema the schema that the address names
 */
public record Address(
        String server, String parameters, String user, Optional<Password> password, Optional<String> schema) {

    /** A password, which is no part of any text. */
    public record Password(String value) {
        @Override
        public String toString() {
            return "(a password)";
        }
    }

    /** What every address begins with. */
    public static final String SCHEME = "jdbc:postgresql:";

    private static final String ACCEPTED =
            "accepted is jdbc:postgresql://HOST:PORT/DATABASE?user=NAME&password=TEXT, user and password also as PGUSER"
                    + " and PGPASSWORD in the environment";
    private static final String NAME = "[a-z][a-z0-9_]{0,62}";

    /** Whether a text is meant as an address rather than as the name of a file. */
    public static boolean looksLikeOne(String text) {
        return text.startsWith("jdbc:");
    }

    /**
     * The address that a text is.
     *
     * @param environment where user and password may stand, as PGUSER and PGPASSWORD
     * @throws IllegalArgumentException if it is none; the message does not repeat it
     */
    public static Address of(String text, Map<String, String> environment) {
        if (!text.startsWith(SCHEME)) {
            throw new IllegalArgumentException("this is no address of a PostgreSQL database; " + ACCEPTED);
        }
        var mark = text.indexOf('?');
        var server = mark < 0 ? text : text.substring(0, mark);
        if (server.contains("@")) {
            throw new IllegalArgumentException("the address names a user before '@'; " + ACCEPTED);
        }
        var user = environment.getOrDefault("PGUSER", "");
        var password = Optional.ofNullable(environment.get("PGPASSWORD"));
        var schema = Optional.<String>empty();
        var others = new ArrayList<String>();
        for (var parameter : (mark < 0 ? "" : text.substring(mark + 1)).split("&")) {
            var equals = parameter.indexOf('=');
            var value = URLDecoder.decode(parameter.substring(equals + 1), StandardCharsets.UTF_8);
            switch (equals < 0 ? "" : parameter.substring(0, equals)) {
                case "user" -> user = value;
                case "password" -> password = Optional.of(value);
                case "schema" -> schema = Optional.of(checkedSchema(value));
                default -> others.add(parameter);
            }
        }
        return new Address(server, String.join("&", others), user, password.map(Password::new), schema);
    }

    /**
     * The same, with this schema.
     *
     * @throws IllegalArgumentException if a schema cannot have that name
     */
    public Address withSchema(String name) {
        return new Address(server, parameters, user, password, Optional.of(checkedSchema(name)));
    }

    private static String checkedSchema(String name) {
        if (!name.matches(NAME) || name.startsWith("pg_")) {
            throw new IllegalArgumentException(
                    "'" + name + "' is no name of a schema; accepted are up to 63 small letters"
                            + " a to z, digits and _, with a letter first, and not pg_");
        }
        return name;
    }

    /** The address that the driver is given. */
    String url() {
        return parameters.isEmpty() ? server : server + "?" + parameters;
    }

    /** What the driver is given beside it. */
    Properties properties() {
        var properties = new Properties();
        properties.put("ApplicationName", "pooldrill");
        properties.put("reWriteBatchedInserts", "true");
        properties.put("tcpKeepAlive", "true");
        if (!user.isEmpty()) {
            properties.put("user", user);
        }
        password.ifPresent(secret -> properties.put("password", secret.value()));
        return properties;
    }

    /** The address as people may see it. */
    @Override
    public String toString() {
        return server + schema.map(name -> "?schema=" + name).orElse("");
    }
}
