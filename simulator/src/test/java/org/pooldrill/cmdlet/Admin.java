package org.pooldrill.cmdlet;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.pooldrill.computer.FaultKind;
import org.pooldrill.shell.ShellResult;
import org.pooldrill.simulation.Simulation;
import org.pooldrill.story.StoryEvent.FindingRaised;

/** An administrator of a small Contoso, who types lines while things break. */
final class Admin implements AutoCloseable {
    static final String POOL1 = "pool1.contoso.com";
    static final String POOL2 = "pool2.contoso.com";
    static final String EDGE1 = "edge1.contoso.com";
    static final String EDGE2 = "edge2.contoso.com";
    static final String CMS_TO_POOL2 = "Invoke-CsManagementServerFailover -BackupSqlServerFqdn sql2a.contoso.com"
            + " -BackupSqlInstanceName rtc -Force";

    private static final String SMALL = "pools: { pool1.contoso.com: { users: 40 }, pool2.contoso.com: { users: 40 } }";

    private final Shell shell;

    /** @param changes to the estate, in YAML, as a flow */
    Admin(String changes) {
        shell = Shell.contosoWith(changes);
    }

    Admin() {
        this(SMALL);
    }

    Simulation simulation() {
        return shell.simulation;
    }

    ShellResult on(String computer, String line) {
        return shell.typeOn(computer, line);
    }

    ShellResult as(String operator, String line) {
        return shell.typeAs(operator, line);
    }

    ShellResult ps(String line) {
        return shell.type(line);
    }

    /** Types lines that must not be refused. */
    Admin does(String... lines) {
        for (var line : lines) {
            accepted(shell.type(line));
        }
        return this;
    }

    Admin doesOn(String computer, String line) {
        accepted(shell.typeOn(computer, line));
        return this;
    }

    /** Types a line and goes on at once, while it lasts. */
    Admin begins(String computer, String line) {
        shell.terminal.type(line, "", "admin", computer, result -> {});
        return this;
    }

    private static void accepted(ShellResult result) {
        Assertions.assertThat(result.refused()).as(result.output()).isEmpty();
    }

    /** Types a line that must be refused with this id, and say this. */
    void refuses(String on, String line, String id, String text) {
        var result = on(on, line);
        Assertions.assertThat(Shell.id(result)).as(result.output()).isEqualTo(id);
        Assertions.assertThat(result.output()).contains(text);
    }

    String refused(String line) {
        return shell.refused(line);
    }

    String refusedOn(String computer, String line) {
        return Shell.id(shell.typeOn(computer, line));
    }

    Admin breaks(FaultKind kind, String... at) {
        return breaks(kind, Map.of(), at);
    }

    Admin breaks(FaultKind kind, Map<String, String> with, String... at) {
        simulation().doNow(() -> Assertions.assertThat(
                        simulation().datacenter().fault(kind, List.of(at), with, Optional.empty()))
                .isEmpty());
        return this;
    }

    Admin heals(FaultKind kind, String... at) {
        simulation().doNow(() -> Assertions.assertThat(simulation().datacenter().heal(kind, List.of(at), Map.of()))
                .isEmpty());
        return this;
    }

    Admin minutes(int minutes) {
        shell.advance(minutes * 60_000L);
        return this;
    }

    /** A value of the state document. */
    Object at(String... path) {
        Object value = simulation().document();
        for (var key : path) {
            value = ((Map<?, ?>) value).get(key);
        }
        return value;
    }

    List<String> findings() {
        return shell.story.stream()
                .filter(FindingRaised.class::isInstance)
                .map(event -> ((FindingRaised) event).code() + " " + ((FindingRaised) event).at())
                .toList();
    }

    @Override
    public void close() {
        shell.close();
    }
}
