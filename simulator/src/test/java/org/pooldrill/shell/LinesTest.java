package org.pooldrill.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pooldrill.shell.object.ValueText;

/** What lines come to: each row is a line and what it puts out, values joined by a semicolon. */
class LinesTest {

    private final TestSession session = new TestSession();

    private String outcome(String line) {
        var result = session.run(line);
        assertThat(result.refused()).as(result.output()).isEmpty();
        return result.objects().stream().map(ValueText::of).collect(Collectors.joining("; "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '\u0001', textBlock = """
            (Get-TestPool).Identity ~ pool1.contoso.com; pool2.contoso.com; pool3.contoso.com
            (get-testpool POOL2.contoso.com).users ~ 12
            (gtp pool2.contoso.com).Computers[0] ~ fe1.pool2.contoso.com
            (gtp pool2.contoso.com).Computers[-1] ~ fe2.pool2.contoso.com
            (gtp)[1].Identity ~ pool2.contoso.com
            (Get-TestPool).Count ~ 3
            (Get-TestPool -Identity:"pool1.contoso.com").Interval ~ 00:05:00
            (Get-TestPool -Id 'pool1.contoso.com').Started ~ 11/4/2013 8:00:00 AM
            Get-TestPool | Where-Object { $_.Users -gt 100 -and $_.Users -lt 1000 } | % Identity ~ pool3.contoso.com
            Get-TestPool | where Users -ge 700 | foreach { $_.Identity } ~ pool1.contoso.com; pool3.contoso.com
            Get-TestPool | ? { -not $_.UpToDate } | % { "$($_.Identity) has $($_.Users)" } ~ pool2.contoso.com has 12
            Get-TestPool | ? UpToDate | % Identity ~ pool1.contoso.com; pool3.contoso.com
            Get-TestPool | ? -Not UpToDate | % Identity ~ pool2.contoso.com
            Get-TestPool | ? { $_.UpToDate -eq 'False' } | % Identity ~ pool2.contoso.com
            Get-TestPool | ? { $_.Identity -like 'POOL[12]*' } | % Identity ~ pool1.contoso.com; pool2.contoso.com
            Get-TestPool | ? { $_.Identity -notmatch '^pool[12]' } | % Identity ~ pool3.contoso.com
            Get-TestPool | ? { $_.Identity -clike 'POOL*' } | measure | % Count ~ 0
            Get-TestPool | ? { $_.Computers -contains 'fe1.pool1.contoso.com' } | % Users ~ 9000
            Get-TestPool | ? { $_.Users -in 12, 700 } | % Users ~ 12; 700
            Get-TestPool | ? { $_.Interval -ge '00:05:00' } | % Identity ~ pool1.contoso.com; pool2.contoso.com
            Get-TestPool | ? { $_.Started -lt '11/5/2013' -and !($_.Users -eq 12) } | % Users ~ 9000; 700
            Get-TestPool | ? { $_.Users -eq 12 -or $_.Users -eq 700 -and $_.UpToDate } | % Users ~ 700
            Get-TestPool | ? { $_.Missing -eq $null } | measure | % Count ~ 3
            Get-TestPool | ? { $_.Interval.TotalMinutes -eq 5 } | % Users ~ 9000; 12
            Get-TestPool -Filter {Users -gt 100 -and Identity -like "*1*"} | % Users ~ 9000
            Get-TestPool -Filter 'Identity -eq "pool2.contoso.com"' | % Users ~ 12
            Get-TestPool | sort Users | select -ExpandProperty Identity -First 1 ~ pool2.contoso.com
            Get-TestPool | Sort-Object -Property Users -Descending | select -Exp Users -Last 2 ~ 700; 12
            Get-TestPool | sort UpToDate, Users | % Users ~ 12; 700; 9000
            Get-TestPool | sort UpToDate -Unique | measure | % Count ~ 2
            Get-TestPool | select UpToDate -Unique | % UpToDate ~ True; False
            Get-TestPool | select -Skip 1 -First 1 | % { $_.Users } ~ 12
            Get-TestPool | select @{n='Size';e={$_.Users}} | % Size ~ 9000; 12; 700
            Get-TestPool | measure Users -Sum -Average | % { $_.Sum, $_.Average } ~ 9712; 3237.33333333333
            (Get-TestPool | measure Users -Max -Min).Maximum ~ 9000
            'pool1.contoso.com','pool2.contoso.com' | % { (Get-TestPool $_).Users } ~ 9000; 12
            'pool2.contoso.com' | Get-TestPool | % Users ~ 12
            Get-TestPool pool1.contoso.com | % { Get-TestPool -Identity $_.Identity } | % Users ~ 9000
            Get-TestPool (Get-TestPool | sort Users | select -First 1).Identity | % Users ~ 12
            (Get-TestPool).Users -gt 100 ~ 9000; 700
            "it''s `"quoted`" `$true: $true" ~ it''s "quoted" $true: True
            'it''s single $true' ~ it's single $true
            1KB, 0x10, -2.50, 1e3 ~ 1024; 16; -2.5; 1000
            Get-TestPool –Identity “pool2.contoso.com” | % Users ~ 12
            & 'Get-TestPool' pool2.contoso.com | % Users # a comment ~ 12
            @('a').Count ~ 1
            Set-TestService -SyncInterval 00:03:00 ~ SyncInterval=PT3M
            Set-TestService -Sync 180 -Confirm:$false ~ SyncInterval=PT3M
            Set-TestService -MaxBatches 0x10 -Full -Steady:$false ~ MaxBatches=16; Full=true; Steady=false
            Set-TestService -BackupModule userservices.presencefocus ~ BackupModule=UserServices.PresenceFocus
            Set-TestService -Names 007,b,"c d" ~ Names=[7, b, c d]
            Set-TestService -Names 007 -ErrorAction SilentlyContinue ~ Names=[007]
            Set-TestService -Registrar service:Registrar:POOL2.contoso.com ~ Registrar=pool2.contoso.com
            Set-TestService -Registrar pool2.contoso.com ~ Registrar=pool2.contoso.com
            Set-TestService -Online $false ~ Online=false
            Set-TestService -Groups @{Add="x","y"; Remove='z'} ~ Groups=ListEdit[replace=Optional.empty, add=[x, y], remove=[z]]
            Set-TestService -Groups a,b ~ Groups=ListEdit[replace=Optional[[a, b]], add=[], remove=[]]
            Move-TestStore -SqlServerFqdn sql2a.contoso.com -SqlInstanceName rtc ~ SqlServerFqdn=sql2a.contoso.com; SqlInstanceName=rtc
            """)
    void areUnderstoodAsPowerShellDoes(String line, String expected) {
        assertThat(outcome(line)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            Set-TestService -BackupModule PresenceFocus ~ -BackupModule PresenceFocus ~ -BackupModule UserServices.PresenceFocus
            Set-TestService -ExternalRoute EdgeServer:e.contoso.com ~ -ExternalRoute ~ -Route
            Set-TestService -Route e.contoso.com ~ -Route e.contoso.com ~ -Route EdgeServer:e.contoso.com
            """)
    void reportTheSpellingOfATopic(String line, String typed, String preferred) {
        var result = session.run(line);

        assertThat(session.spellings)
                .singleElement()
                .satisfies(spelling -> assertThat(spelling.typed()).isEqualTo(typed))
                .satisfies(spelling -> assertThat(spelling.preferred()).isEqualTo(preferred));
        assertThat(result.warnings()).singleElement().asString().contains(preferred);
    }

    @ParameterizedTest
    @CsvSource({"Move-TestStore,Normal", "Move-TestStore -SqlServerFqdn a.b,Disaster", "Set-TestService,''"})
    void fitOneParameterSet(String line, String set) {
        session.run(line);

        assertThat(session.done).containsExactly(set);
    }

    @Test
    void doNothingWhenEmptyOrAComment() {
        assertThat(session.run("  # nothing to do").output()).isEmpty();
        assertThat(session.run("").output()).isEmpty();
    }

    @Test
    void mayCarryThousandsOfObjects() {
        var result = session.run("Get-TestPool | % { 1..1 }".replace("1..1", "1,2,3") + " | measure");
        assertThat(result.output()).contains("Count    : 9");

        var many = "1" + ",1".repeat(7_000);
        assertThat(session.run("(" + many + " | % { (Get-TestPool).Count } | measure -Sum).Sum")
                        .objects())
                .containsExactly(21_003L);
    }
}
