package org.pooldrill.cmdlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pooldrill.cmdlet.Admin.CMS_TO_POOL2;
import static org.pooldrill.cmdlet.Admin.POOL1;
import static org.pooldrill.cmdlet.Admin.POOL2;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.pooldrill.computer.FaultKind;
import org.pooldrill.finding.FindingCode;
import org.pooldrill.rule.Holds;
import org.pooldrill.rule.Rule;

/** Location data for emergency calls, which nothing replicates: "Backup and restore of location data". */
class LocationDataTest {
    private static final String EXPORT = "Export-CsLisConfiguration -FileName C:\\lis.zip";

    private final Admin admin = new Admin("pools: { pool1.contoso.com: { users: 4 }, pool2.contoso.com: { users: 4 } },"
            + " lis: { subnets: { 10.1.0.0: \"Redmond, Building 1\" } }");

    @AfterEach
    void everyStateIsThatOfItsStore() {
        admin.simulation().verify();
        admin.close();
    }

    private void stands(String at, boolean published, long locations, long lost) {
        assertThat(admin.at("lis"))
                .isEqualTo(Map.of("at", at, "published", published, "locations", locations, "lost", lost));
    }

    @Test
    void standsPublishedBesideTheActiveMasterAtTheStart() {
        stands(POOL1, true, 1, 0);
        assertThat(admin.ps("Get-CsLisSubnet").output())
                .contains("Subnet   : 10.1.0.0")
                .contains("Location : Redmond, Building 1");
    }

    @Test
    void tellsClientsOnlyWhatIsPublished() {
        admin.does("Set-CsLisSubnet -Subnet 10.2.0.0 -HouseNumber 12 -StreetName \"Main Street\" -City Bellevue"
                + " -State WA -Location \"Floor 5\"");
        stands(POOL1, false, 1, 0);
        admin.does("Publish-CsLisConfiguration");
        stands(POOL1, true, 2, 0);
        assertThat(admin.ps("Get-CsLisSubnet -Subnet 10.2.0.0").output())
                .contains("12 Main Street, Bellevue, WA, Floor 5");
        admin.does("Remove-CsLisSubnet 10.2.0.0", "Publish-CsLisConfiguration");
        stands(POOL1, true, 1, 0);
    }

    @Test
    @Holds(value = Rule.LIS_IS_THE_ADMINISTRATORS, findings = FindingCode.LIS_NOT_RESTORED)
    void isMissingAfterAFailoverOfCentralManagementUntilItIsRestored() {
        admin.doesOn(POOL2, EXPORT)
                .does("Set-CsLisSubnet -Subnet 10.2.0.0 -City Bellevue -Location \"Floor 5\"")
                .does("Publish-CsLisConfiguration")
                .minutes(5)
                .breaks(FaultKind.POOL_DOWN, POOL1)
                .minutes(10);
        stands("", false, 0, 0);
        admin.refuses("", "Get-CsLisSubnet", "CmsNotAvailable", "no Central Management store is available");
        admin.refuses("", "Publish-CsLisConfiguration", "CmsNotAvailable", "no Central Management store");

        admin.doesOn(POOL2, CMS_TO_POOL2);
        stands(POOL2, false, 0, 2);
        assertThat(admin.findings()).contains("LisNotRestored " + POOL2);

        admin.doesOn(POOL2, "Import-CsLisConfiguration -FileName C:\\lis.zip");
        stands(POOL2, false, 0, 1);
        admin.does("Publish-CsLisConfiguration");
        stands(POOL2, true, 1, 1);
        admin.does("Set-CsLisSubnet -Subnet 10.2.0.0 -City Bellevue -Location \"Floor 5\"");
        stands(POOL2, false, 1, 0);
    }

    @Test
    void aPlannedMoveLeavesItBehindToo() {
        admin.minutes(5).doesOn(POOL2, "Invoke-CsManagementServerFailover");
        stands(POOL2, false, 0, 1);
        admin.minutes(5).doesOn(POOL1, "Invoke-CsManagementServerFailover");
        stands(POOL1, true, 1, 0);
    }

    @Test
    void isExportedToAFileThatIsNotThereYetAndImportedFromOneThatIs() {
        admin.does(EXPORT);
        admin.refuses("", EXPORT, "FileExists", "C:\\lis.zip exists on the management computer");
        admin.refuses(
                "",
                "Import-CsLisConfiguration -FileName C:\\other.zip",
                "FileNotFound",
                "there is no file C:\\other.zip");
        admin.does("Export-CsConfiguration -FileName C:\\cs.zip");
        admin.refuses(
                "", "Import-CsLisConfiguration -FileName C:\\cs.zip", "FileNotFound", "holds the configuration and no");
    }

    @Test
    void refusesWhatIsNoSubnet() {
        admin.refuses(
                "", "Set-CsLisSubnet -Subnet Redmond -Location 1", "ParameterOutOfRange", "Redmond is no IPv4 address");
        admin.refuses("", "Remove-CsLisSubnet 10.9.0.0", "UnknownIdentity", "there is no subnet 10.9.0.0");
    }
}
