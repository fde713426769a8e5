package org.pooldrill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pooldrill.checkout.Checkout;

class FirstStartTest {

    @Test
    void doesAllThatItIsToTeach(@TempDir Path folder) {
        var drills = Checkout.file("simulator/src/main/launcher");

        assertThat(FirstStart.learn(drills, folder)).isEqualTo(Exit.DONE.code());
        assertThat(folder.resolve("first-start.events.jsonl")).isNotEmptyFile();
        assertThat(folder.resolve("first-look.events.jsonl.index")).isNotEmptyFile();
    }
}
