package org.pooldrill.cmdlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.shell.command.Declaration;
import org.pooldrill.shell.command.Output;
import org.pooldrill.shell.object.ShellObject;

class DeclarationsTest {

    @ParameterizedTest
    @MethodSource("declarations")
    void aCmdletSaysWhatItIsAndHowItIsCalled(Declaration cmdlet) {
        assertThat(cmdlet.synopsis()).endsWith(".");
        assertThat(cmdlet.refusals()).startsWith(ErrorId.AccessDenied);
        assertThat(cmdlet.ownParameters())
                .allSatisfy(parameter ->
                        assertThat(parameter.doc()).as("-" + parameter.name()).endsWith("."));
        assertThat(cmdlet.outputs().stream().flatMap(output -> output.properties().stream()))
                .allSatisfy(property ->
                        assertThat(property.doc()).as(property.name()).endsWith("."));
    }

    @ParameterizedTest
    @MethodSource("declarations")
    void theExamplesOfACmdletCanBeTyped(Declaration cmdlet) {
        assertThat(cmdlet.examples()).isNotEmpty().allSatisfy(example -> {
            assertThat(LineNames.of(example.line(), Cmdlets.registry()))
                    .as(example.line())
                    .contains(cmdlet.name());
            assertThat(example.doc()).endsWith(".");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Get-CsBackupServiceConfiguration",
                "Get-CsBackupServiceStatus pool1.contoso.com",
                "(Get-CsBackupServiceStatus pool1.contoso.com).BackupModules",
                "Get-CsDatabaseMirrorState pool1.contoso.com",
                "Get-CsManagementConnection",
                "Get-CsManagementStoreReplicationStatus",
                "Get-CsManagementStoreReplicationStatus -CentralManagementStoreStatus",
                "Get-CsPool",
                "Get-CsPoolBackupRelationship pool1.contoso.com",
                "Get-CsService",
                "Get-CsUser alice@contoso.com",
                "Get-CsUserPoolInfo alice@contoso.com",
                "Get-CsWindowsService -ComputerName fe1.pool1.contoso.com"
            })
    void whatAQueryPutsOutIsWhatItDeclares(String line) {
        try (var shell = Shell.contoso()) {
            var declared = shell.terminal
                    .registry()
                    .find(LineNames.of(line, shell.terminal.registry()).get(0))
                    .orElseThrow()
                    .declaration()
                    .outputs();

            assertThat(shell.type(line).objects()).isNotEmpty().allSatisfy(object -> assertThat(declared)
                    .anyMatch(output -> fits(output, (ShellObject) object)));
        }
    }

    @Test
    void noTwoCmdletsAnswerToOneName() {
        assertThat(Cmdlets.registry().names()).contains("Get-CsPool", "Invoke-CsPoolFailOver", "Where-Object");
    }

    private static boolean fits(Output output, ShellObject object) {
        return output.type().equals(object.type())
                && output.view() == object.view()
                && List.copyOf(object.properties().keySet())
                        .equals(output.properties().stream()
                                .map(Output.Property::name)
                                .toList());
    }

    private static Stream<Declaration> declarations() {
        var names = Cmdlets.all().stream()
                .map(cmdlet -> cmdlet.declaration().name())
                .toList();
        return Cmdlets.registry().declarations().stream().filter(cmdlet -> names.contains(cmdlet.name()));
    }
}
