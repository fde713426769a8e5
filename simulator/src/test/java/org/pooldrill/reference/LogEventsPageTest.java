package org.pooldrill.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.pooldrill.checkout.Checkout;

class LogEventsPageTest {
    static final String PAGE = "reference/log-events.md";

    @BeforeAll
    static void rewriteThePageWhereThatWasAskedFor() throws IOException {
        if (Boolean.getBoolean("pooldrill.docs.write")) {
            Files.writeString(Checkout.file("docs/" + PAGE), LogEventsPage.text());
        }
    }

    @Test
    void thePageIsWhatTheRecordsAndTheirCommentsMake() throws IOException {
        assertThat(Files.readString(Checkout.file("docs/" + PAGE)))
                .as("docs/%s; rewrite it with -Dtest=LogEventsPageTest -Dpooldrill.docs.write=true", PAGE)
                .isEqualTo(LogEventsPage.text());
    }

    @Test
    void theIndexLinksIt() throws IOException {
        assertThat(Files.readString(Checkout.file("docs/README.md"))).contains("(" + PAGE + ")");
    }
}
