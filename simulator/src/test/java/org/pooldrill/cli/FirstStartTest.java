package org.pooldrill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pooldrill.checkout.Checkout;

class FirstStartTest {

    @Test
    void doesAllThatItIsToTeach(@TempDir Path folder) {
        var drill = Checkout.file("simulator/src/main/launcher/first-start.drill.yaml");

        assertThat(FirstStart.learn(drill, folder)).isEqualTo(Exit.DONE.code());
        assertThat(folder.resolve("first-start.events.jsonl")).isNotEmptyFile();
    }
}
