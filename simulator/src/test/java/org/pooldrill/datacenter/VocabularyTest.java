package org.pooldrill.datacenter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.pooldrill.computer.FaultKind;
import org.pooldrill.computer.WindowsService;

class VocabularyTest {

    @Test
    void drillsAndDataCentresNameTheSameFaults() {
        assertThat(Arrays.stream(org.pooldrill.drill.FaultKind.values()).map(Enum::name))
                .containsExactlyElementsOf(
                        Arrays.stream(FaultKind.values()).map(Enum::name).toList());
        assertThat(org.pooldrill.drill.FaultKind.texts()).isEqualTo(FaultKind.names());
    }

    @Test
    void drillsAndDataCentresNameTheSameServices() {
        var accepted = org.pooldrill.drill.FaultKind.SERVICE_STOPPED.params().stream()
                .filter(param -> param.name().equals("service"))
                .flatMap(param -> param.choices().stream());
        assertThat(accepted)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(WindowsService.values())
                        .map(WindowsService::name)
                        .toList());
    }
}
