package org.pooldrill.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.refusal.Refusal;

/** Lines that are refused: the id, and what the message says among other things. */
class RefusedLinesTest {

    private final TestSession session = new TestSession();

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '\u0001', textBlock = """
            Get-TestPol ~ UnknownCommand ~ did you mean Get-TestPool?
            Get-TestPool | Sort-Objekt ~ UnknownCommand ~ did you mean Sort-Object?
            Get-TestPool | ~ UnknownCommand ~ at its end a command is expected after the |
            Get-TestPool | 'x' ~ UnknownCommand ~ a value can only stand first
            Get-TestPool 'pool1 ~ UnknownCommand ~ the closing ' is missing
            Get-TestPool "pool1 ~ UnknownCommand ~ the closing " is missing
            (Get-TestPool ~ UnknownCommand ~ the ) that ends the parentheses is missing
            Get-TestPool | ? { $_.Users -gt 1 ~ UnknownCommand ~ the } that ends the script block is missing
            Get-TestPool ) ~ UnknownCommand ~ at column 14 (')') nothing more is expected
            Get-TestPool; Get-TestPool ~ UnknownCommand ~ Type one pipeline a line
            Get-TestPool | ? { $_.Users -bigger 1 } ~ UnknownCommand ~ -bigger is no operator
            Get-TestPool | ? { $_.Identity -eq pool1 } ~ UnknownCommand ~ Put text in quotes
            Get-TestPool $pool ~ UnknownCommand ~ the variable $pool is not known
            Get-TestPool | % { $_.Identity.ToUpper() } ~ UnknownCommand ~ methods cannot be called
            Get-TestPool | ? { Users -gt 100 } ~ ParameterOutOfRange ~ Write properties with $_
            Get-TestPool | ? { $_.Users -gt 'many' } ~ ParameterOutOfRange ~ 'many' cannot be compared with the Int64 9000
            Get-TestPool | ? { $_.Identity -match '(' } ~ ParameterOutOfRange ~ '(' is no regular expression
            Get-TestPool | measure Identity -Sum ~ ParameterOutOfRange ~ 'pool1.contoso.com' is no number
            Get-TestPool $_ ~ ParameterOutOfRange ~ there is no current object here
            Get-TestPool | ft | sort ~ ParameterConflict ~ has to stand last
            Get-TestPool | Set-TestService ~ ParameterConflict ~ it takes nothing from the pipeline
            Get-TestPool -Identiti x ~ ParameterConflict ~ did you mean -Identity?
            Get-TestPool -Bogus ~ ParameterConflict ~ Accepted are -Identity, -Filter, -Site, -Verbose
            Set-TestService -F ~ ParameterConflict ~ the abbreviation -F fits -Full, -FailedOverOnly
            Set-TestService -Full -Steady ~ ParameterConflict ~ -Full, -Steady cannot be given together
            Set-TestService -MaxBatches 1 -MaxBatches 2 ~ ParameterConflict ~ -MaxBatches is given twice
            Set-TestService something ~ ParameterConflict ~ no parameter takes the value 'something' without a name
            Set-TestService -Confirm $false ~ ParameterConflict ~ A switch takes its value after a colon: -Confirm:$false.
            Invoke-TestFailOver -PoolFqn x ~ ParameterConflict ~ ParameterMissing: -PoolFqdn has to be given
            Move-TestStore -Restore -SqlServerFqdn a.b ~ ParameterConflict ~ -Restore, -SqlServerFqdn cannot be given together
            Set-TestService -FailedOverOnly ~ ParameterMissing ~ -Full has to be given with -FailedOverOnly
            Invoke-TestFailOver ~ ParameterMissing ~ Type -PoolFqdn with a fully qualified domain name
            Invoke-TestFailOver -PoolFqdn -Force ~ ParameterMissing ~ -PoolFqdn is given without its value
            Move-TestStore -SqlInstanceName rtc ~ ParameterMissing ~ -SqlServerFqdn has to be given
            Set-TestService -SyncInterval 00:00:04 ~ ParameterOutOfRange ~ Accepted is 00:00:05 to 03:00:00
            Set-TestService -SyncInterval 03:00:01 ~ ParameterOutOfRange ~ it is outside the range
            Set-TestService -SyncInterval soon ~ ParameterOutOfRange ~ it is no time span
            Set-TestService -MaxBatches 501 ~ ParameterOutOfRange ~ a whole number from 1 to 500
            Set-TestService -MaxBatches 2.5 ~ ParameterOutOfRange ~ it is no whole number
            Set-TestService -BackupModule Al ~ ParameterOutOfRange ~ did you mean All?
            Set-TestService -Online yes ~ ParameterOutOfRange ~ Accepted is $true and $false
            Set-TestService -Full:yes ~ ParameterOutOfRange ~ it is neither $true nor $false
            Set-TestService -Registrar EdgeServer:e.contoso.com ~ ParameterOutOfRange ~ it names a EdgeServer
            Set-TestService -Groups @{Plus='x'} ~ ParameterOutOfRange ~ it has the key plus
            Get-TestPool -Filter {Users more 3} ~ ParameterOutOfRange ~ the filter goes on with what is no operator
            Invoke-TestFailOver -PoolFqdn 'pool 1' ~ ParameterOutOfRange ~ it is no domain name
            Get-Command | Invoke-TestFailOver ~ ParameterMissing ~ in the pipeline has no property PoolFqdn, Identity
            Get-TestPool | Get-Help ~ ParameterConflict ~ it takes nothing from the pipeline
            Get-TestPool -WhatIf ~ ParameterConflict ~ there is no parameter -WhatIf
            Get-Help Get-TestPol ~ UnknownCommand ~ did you mean Get-TestPool?
            """)
    void sayWhatIsWrong(String line, ErrorId id, String text) {
        var result = session.run(line);

        assertThat(result.refused().map(Refusal::id)).as(result.output()).contains(id);
        assertThat(result.output()).contains(text);
        assertThat(session.done).isEmpty();
    }

    @Test
    void arePrintedAsPowerShellDoes() {
        assertThat(session.run("Invoke-TestFailOver -PoolFqdn pool2.contoso.com")
                        .output())
                .isEqualTo("""
                Invoke-TestFailOver : Failover of pool2.contoso.com is refused: pool2.contoso.com has no backup pool.
                It would also be refused because of
                  CmsNotAvailable: no active master is known
                Repair it and run the cmdlet again.
                    + CategoryInfo          : InvalidOperation: (pool2.contoso.com:String) [Invoke-TestFailOver], InvalidOperationException
                    + FullyQualifiedErrorId : PoolNotPaired,Invoke-TestFailOver
                """);
    }

    @Test
    void nameEverythingThatIsWrongInTheOrderOfPrecedence() {
        session.admission.add(Precondition.unmet(
                "The operator may", "", Refusal.of(ErrorId.AccessDenied, "bob", "The call", "bob may not", "")));

        var refused = session.run("Set-TestService -MaxBatches 0 -SyncInterval 4")
                .refused()
                .orElseThrow();

        assertThat(refused.id()).isEqualTo(ErrorId.AccessDenied);
        assertThat(refused.alsoRefused()).hasSize(2).allSatisfy(other -> assertThat(other)
                .startsWith("ParameterOutOfRange"));
    }

    @Test
    void endThePipelineAtTheFirstObjectThatIsRefused() {
        var result = session.run("Get-TestPool | Invoke-TestFailOver");

        assertThat(result.refusedBy()).isEqualTo("Invoke-TestFailOver");
        assertThat(session.done).containsExactly("start pool1.contoso.com", "end pool1.contoso.com");
    }

    @Test
    void mayBeRefusedOnTheWay() {
        var result = session.run("Invoke-TestFailOver pool3.contoso.com".replace(" pool3", " -PoolFqdn pool3"));

        assertThat(result.refused().map(Refusal::id)).contains(ErrorId.SyncNotComplete);
        assertThat(session.done).contains("end pool3.contoso.com");
    }

    @Test
    void findASlipInALaterStageBeforeTheFirstOneRuns() {
        var result = session.run("Invoke-TestFailOver -PoolFqdn pool1.contoso.com | Select-Object -Frist 1");

        assertThat(result.refused().map(Refusal::id)).contains(ErrorId.ParameterConflict);
        assertThat(session.done).isEmpty();
    }
}
