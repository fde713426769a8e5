package org.pooldrill.cmdlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.rule.Holds;
import org.pooldrill.story.StoryEvent.CommandEnded;
import org.pooldrill.story.StoryEvent.CommandStarted;

class TerminalTest {

    @Test
    void recordsWhatWasTypedAndWhatItPrinted() {
        try (var shell = Shell.contoso()) {
            shell.typeOn("pool2.contoso.com", "gcm Get-Help | Select-Object Name");

            assertThat(shell.story)
                    .filteredOn(CommandStarted.class::isInstance)
                    .containsExactly(new CommandStarted(
                            1,
                            "",
                            "gcm Get-Help | Select-Object Name",
                            "admin",
                            "pool2.contoso.com",
                            List.of("Get-Command", "Select-Object")));
            assertThat(shell.story)
                    .filteredOn(CommandEnded.class::isInstance)
                    .singleElement()
                    .satisfies(
                            event -> assertThat(((CommandEnded) event).output()).contains("Get-Help"));
        }
    }

    @Test
    void namesTheLineAsTheCauseOfItsEnd() {
        try (var shell = Shell.contoso()) {
            shell.type("Get-Command");

            var size = shell.log.size();
            assertThat(shell.log.get(size - 1).cause())
                    .isEqualTo(shell.log.get(size - 2).seq());
        }
    }

    @Test
    @Holds(refusals = ErrorId.UnknownCommand)
    void saysWhatIsWrongWithALineThatCannotBeRead() {
        try (var shell = Shell.contoso()) {
            assertThat(shell.refused("Invoke-CsPoolFailOver -PoolFqdn 'pool1")).isEqualTo("UnknownCommand");
        }
    }
}
