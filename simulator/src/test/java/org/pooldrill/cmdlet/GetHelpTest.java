package org.pooldrill.cmdlet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.pooldrill.refusal.ErrorId;

class GetHelpTest {

    private final Shell shell = Shell.contoso();

    @AfterEach
    void close() {
        shell.close();
    }

    @Test
    void explainsOneParameterOrThoseThatFitAPattern() {
        assertThat(shell.output("Get-Help Invoke-CsPoolFailOver -Parameter PoolFqdn"))
                .contains("-PoolFqdn <Fqdn>", "Required?                 true")
                .doesNotContain("-DisasterMode", "SYNOPSIS");
        assertThat(shell.output("Get-Help Invoke-CsPoolFailOver -Parameter *")).contains("-DisasterMode", "-WhatIf");
        assertThat(shell.refused("Get-Help Invoke-CsPoolFailOver -Parameter Pol"))
                .isEqualTo(ErrorId.ParameterConflict.toString());
    }

    @Test
    void saysMoreTheMoreIsAskedFor() {
        var brief = shell.output("Get-Help Get-CsBackupServiceStatus");
        var detailed = shell.output("help Get-CsBackupServiceStatus -Detailed");
        var full = shell.output("Get-Help Get-CsBackupServiceStatus -Full");

        assertThat(brief).contains("SYNTAX").doesNotContain("PARAMETERS");
        assertThat(detailed).contains("PARAMETERS", "EXAMPLE 1").doesNotContain("Required?");
        assertThat(full).contains("Required?", "REFUSALS", "OUTPUTS");
    }

    @Test
    void verboseTellsWhatACmdletDidThatSaysNothingOfItsOwn() {
        assertThat(shell.output("Set-CsEdgeServer -Identity EdgeServer:edge1.contoso.com"
                        + " -Registrar Registrar:pool2.contoso.com -Verbose"))
                .contains("VERBOSE: Performing the operation \"Set-CsEdgeServer\" on target \"edge1.contoso.com\"")
                .contains("VERBOSE: [met]");
        assertThat(shell.output("Get-CsPool pool1.contoso.com -Verbose"))
                .contains("VERBOSE: Get-CsPool put out 1 object.");
    }
}
