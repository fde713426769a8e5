package org.pooldrill.cmdlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.pooldrill.computer.FaultKind;

class RecoveryClockTest {

    @Test
    void countsFromTheLossOfTheBackEndWhereTheFrontEndsGoOn() {
        try (var admin = new Admin()) {
            admin.minutes(10)
                    .breaks(FaultKind.SQL_DOWN, "sql1a.contoso.com")
                    .breaks(FaultKind.SQL_DOWN, "sql1b.contoso.com")
                    .minutes(31);
            admin.doesOn(Admin.POOL2, Admin.CMS_TO_POOL2)
                    .does(
                            "Set-CsEdgeServer -Identity EdgeServer:edge1.contoso.com -Registrar Registrar:pool2.contoso.com",
                            "Invoke-CsPoolFailOver -PoolFqdn pool1.contoso.com -DisasterMode");

            assertThat(admin.at("pools", Admin.POOL1, "rto", "decide")).isEqualTo(Duration.ofMinutes(31));
            assertThat(admin.at("pools", Admin.POOL1, "rto", "detect")).isEqualTo(Duration.ofMinutes(31));
        }
    }
}
