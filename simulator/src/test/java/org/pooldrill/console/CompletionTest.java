package org.pooldrill.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pooldrill.cmdlet.Cmdlets;
import org.pooldrill.drill.EstateFile;
import org.pooldrill.drill.ExpressionCheck;
import org.pooldrill.drill.StepByStep;
import org.pooldrill.run.ExpressionNames;

class CompletionTest {

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            adv                                        ~ advance
            Get-CsBackupServiceSt                      ~ Get-CsBackupServiceStatus
            invoke-cspoolfailo                         ~ Invoke-CsPoolFailOver
            Invoke-CsPoolFailOver -Dis                 ~ -DisasterMode
            Invoke-CsPoolFailOver -PoolFqdn pool1      ~ pool1.contoso.com
            Invoke-CsPoolFailOver -PoolFqdn:pool2      ~ -PoolFqdn:pool2.contoso.com
            Get-CsBackupServiceStatus pool2            ~ pool2.contoso.com
            Get-CsUser al                              ~ alice@contoso.com
            Get-CsPool | Where-Ob                    ~ Where-Object
            background x Get-CsPoolB                   ~ Get-CsPoolBackupRelationship
            Get-Help Get-CsUserP                       ~ Get-CsUserPoolInfo
            Set-CsEdgeServer EdgeServer:edge2          ~ EdgeServer:edge2.contoso.com
            fault site-                                ~ site-down
            fault site-down at Datacenter1             ~ Datacenter1
            fault sql-down at sql2b                    ~ sql2b.contoso.com
            fault service-stopped at x service=LYNCB   ~ service=LYNCBACKUP
            user ali                                   ~ alice@contoso.com
            user alice@contoso.com does add-           ~ add-contact
            user alice@contoso.com add-contact contact=da ~ contact=dave@contoso.com
            user alice@contoso.com set-presence state=Bu  ~ state=Busy
            builder ed                                 ~ edges
            builder edges edge1                        ~ edge1.contoso.com
            builder edges edge1.contoso.com xm         ~ xmpp=
            builder edges edge1.contoso.com xmpp=t     ~ xmpp=true
            firewall at=edge2                          ~ at=edge2.contoso.com
            on fe3.pool2                               ~ fe3.pool2.contoso.com
            as ad                                      ~ admin
            help fau                                   ~ fault
            await co                                   ~ copy
            state remo                                 ~ remoteAccess
            expect pools['pool1                        ~ pools['pool1.contoso.com']
            expect !pools['pool1.contoso.com'].reacha  ~ !pools['pool1.contoso.com'].reachable
            until x == cms.activeMasters               ~ cms.activeMasters
            """)
    void completes(String line, String expected) {
        assertThat(texts(line)).contains(expected);
    }

    @Test
    void offersAtFirstWordsAndCmdlets() {
        assertThat(texts("")).contains("advance", "fault", "Get-CsPool", "Where-Object");
    }

    @Test
    void doesNotOfferAParameterTwice() {
        assertThat(texts("Invoke-CsPoolFailOver -DisasterMode -"))
                .contains("-PoolFqdn")
                .doesNotContain("-DisasterMode");
    }

    @Test
    void offersNothingBehindFreeText() {
        assertThat(texts("note The adm")).isEmpty();
    }

    private static List<String> texts(String line) {
        var estate = EstateFile.load("contoso").estate().orElseThrow();
        var places = new StepByStep(estate, ExpressionCheck.NONE).computersAndPools();
        var completion = new Completion(
                estate, places, Cmdlets.registry(), () -> ExpressionNames.of(estate, Set.of()), () -> List.of("copy"));
        return completion.of(line).stream().map(Candidate::text).toList();
    }
}
