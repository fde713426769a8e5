import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.pooldrill.Simulation;
import org.pooldrill.junit.PoolDrill;

@PoolDrill
class FirstTest {

    @Test
    void thePartnerServesTheUsersOfALostPool(Simulation sim) {
        sim.fault("pool-down", "pool1.contoso.com");
        sim.advance(Duration.ofMinutes(10));
        sim.shell().on("pool2.contoso.com").run("Invoke-CsManagementServerFailover"
                + " -BackupSqlServerFqdn sql2a.contoso.com -BackupSqlInstanceName rtc -Force");
        sim.shell("Set-CsEdgeServer -Identity EdgeServer:edge1.contoso.com -Registrar Registrar:pool2.contoso.com");
        sim.shell("Invoke-CsPoolFailOver -PoolFqdn pool1.contoso.com -DisasterMode");

        assertEquals("pool2.contoso.com", sim.state().pool("pool1.contoso.com").servedBy());
    }
}
