package org.pooldrill.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.pooldrill.checkout.Checkout;

class LibraryTest {

    @Test
    void leadsFromAQuietDayToAPoolThatIsGone() {
        var chapters = Library.chapters();

        assertThat(chapters).isNotEmpty().allSatisfy(chapter -> assertThat(chapter.drills())
                .as(chapter.title())
                .isNotEmpty());
        assertThat(chapters.stream().flatMap(chapter -> chapter.drills().stream()))
                .startsWith("quiet-day")
                .containsExactlyElementsOf(Library.drills());
    }

    @Test
    void namesEveryDrillThatIsThere() throws Exception {
        try (var files = Files.list(Checkout.file("simulator/src/main/resources/pooldrill/drills"))) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".drill.yaml", "")))
                    .containsExactlyInAnyOrderElementsOf(Library.drills());
        }
    }
}
