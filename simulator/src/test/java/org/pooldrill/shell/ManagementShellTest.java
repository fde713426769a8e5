package org.pooldrill.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pooldrill.shell.builtin.Builtins;
import org.pooldrill.shell.command.CmdletRegistry;

class ManagementShellTest {

    private final TestSession session = new TestSession();

    @Test
    void endsALineWhenItsCmdletHasEnded() {
        var results = session.start("Invoke-TestFailOver -PoolFqdn pool1.contoso.com");
        assertThat(results).isEmpty();

        session.due.remove().run();

        assertThat(results).singleElement().satisfies(result -> assertThat(result.refused())
                .isEmpty());
    }

    @Test
    void callsACmdletForOneObjectAfterTheOther() {
        session.run("Get-TestPool | ? Users -gt 100 | Invoke-TestFailOver -DisasterMode");

        assertThat(session.done)
                .containsExactly(
                        "start pool1.contoso.com",
                        "end pool1.contoso.com",
                        "start pool3.contoso.com",
                        "end pool3.contoso.com");
    }

    @Test
    void runsSeveralLinesSideBySide() {
        var first = session.start("Invoke-TestFailOver -PoolFqdn pool1.contoso.com");
        var second = session.start("Invoke-TestFailOver -PoolFqdn pool1.contoso.com");
        session.due.remove().run();

        assertThat(first).hasSize(1);
        assertThat(second).isEmpty();
    }

    @Test
    void listsThePreconditionsForWhatIfAndChangesNothing() {
        var result = session.run("Invoke-TestFailOver -PoolFqdn pool2.contoso.com -WhatIf");

        assertThat(result.output()).isEqualTo("""
                What if: Performing the operation "Invoke-TestFailOver" on target "pool2.contoso.com".
                  [not met] The pool is paired: pool2.contoso.com has 12 (PoolNotPaired)
                  [not met] The CMS is available (CmsNotAvailable)
                """);
        assertThat(result.refused()).isEmpty();
        assertThat(session.done).isEmpty();
    }

    @Test
    void showsWhatACmdletDoesWithVerbose() {
        assertThat(session.run("Set-TestService -Verbose").output()).isEqualTo("VERBOSE: Echoing\n");
        assertThat(session.run("Set-TestService").output()).isEmpty();
    }

    @Test
    void keepsTheObjectsOfAFormattedLine() {
        var result = session.run("Get-TestPool | ft Identity");

        assertThat(result.objects()).hasSize(3);
        assertThat(result.jsonObjects().get(1))
                .isEqualTo(Map.of(
                        "Identity",
                        "pool2.contoso.com",
                        "Users",
                        12L,
                        "UpToDate",
                        false,
                        "Interval",
                        "00:05:00",
                        "Started",
                        "2013-11-04T08:00:00Z",
                        "Computers",
                        List.of("fe1.pool2.contoso.com", "fe2.pool2.contoso.com")));
    }

    @Test
    void explainsACmdlet() {
        assertThat(session.run("Get-Help invoke-testfailover -Full").output())
                .contains("NAME\n    Invoke-TestFailOver\n")
                .contains("Invoke-TestFailOver -PoolFqdn <Fqdn> [-DisasterMode] [-Force] [-WaitTime <TimeSpan>]")
                .contains("Failing over a pool, step 7 [doc]")
                .contains("Default value             00:10:00")
                .contains("PoolNotPaired [doc]: The pool has no associated backup pool.");
        assertThat(session.run("Invoke-TestFailOver -?").output()).contains("SYNOPSIS");
    }

    @Test
    void listsItsCommands() {
        assertThat(session.run("Get-Command -Noun Test*").output()).isEqualTo("""

                CommandType Name                Synopsis
                ----------- ----                --------
                Cmdlet      Get-TestPool        Shows pools.
                Cmdlet      Invoke-TestFailOver Fails a pool over.
                Cmdlet      Move-TestStore      Has two parameter sets.
                Cmdlet      Set-TestService     Echoes its parameters.

                """);
    }

    @Test
    void refusesTwoCmdletsOfOneName() {
        assertThatThrownBy(() -> CmdletRegistry.of(Builtins.with(
                        List.of(TestCmdlets.all().get(0), TestCmdlets.all().get(0)))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Get-TestPool");
    }
}
