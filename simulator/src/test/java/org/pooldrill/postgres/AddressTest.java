package org.pooldrill.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
    private static final Map<String, String> NOTHING = Map.of();

    @Test
    void takesUserPasswordAndSchemaOutOfTheAddress() {
        var address = Address.of(
                "jdbc:postgresql://db:5433/drills?user=ann&sslmode=require&password=a%26b&schema=monday", NOTHING);

        assertThat(address.url()).isEqualTo("jdbc:postgresql://db:5433/drills?sslmode=require");
        assertThat(address.properties()).containsEntry("user", "ann").containsEntry("password", "a&b");
        assertThat(address.schema()).contains("monday");
    }

    @Test
    void takesUserAndPasswordFromTheEnvironmentWhereTheAddressHasNone() {
        var environment = Map.of("PGUSER", "bob", "PGPASSWORD", "secret");

        assertThat(Address.of("jdbc:postgresql:drills", environment).properties())
                .containsEntry("user", "bob")
                .containsEntry("password", "secret");
        assertThat(Address.of("jdbc:postgresql:drills?user=ann", environment).properties())
                .containsEntry("user", "ann");
    }

    @Test
    void showsNoPasswordInAnyText() {
        var address = Address.of("jdbc:postgresql://db/drills?password=secret&sslpassword=secret&schema=a", NOTHING);

        assertThat(address).hasToString("jdbc:postgresql://db/drills?schema=a");
        assertThat(address.password().toString()).doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgres://ann:secret@db/drills",
                "jdbc:postgresql://ann:secret@db/drills",
                "jdbc:mysql://db/drills?password=secret"
            })
    void refusesWhatIsNoAddressWithoutRepeatingIt(String text) {
        assertThatThrownBy(() -> Address.of(text, NOTHING))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("accepted is jdbc:postgresql://HOST:PORT/DATABASE")
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Monday",
                "1st",
                "a-b",
                "pg_temp",
                "a;DROP",
                "a23456789012345678901234567890123456789012345678901234567890123x"
            })
    void refusesNamesThatAreNoneOfSchemas(String name) {
        var address = Address.of("jdbc:postgresql:drills", NOTHING);

        assertThatThrownBy(() -> address.withSchema(name))
                .hasMessageContaining("'" + name + "' is no name of a schema");
    }
}
