package org.pooldrill.cmdlet;

import java.util.ArrayList;
import java.util.List;
import org.pooldrill.shell.command.Cmdlet;

/** The cmdlets of response groups, Call Park, announcements, and of the files that they need. */
final class ApplicationCmdlets {

    private ApplicationCmdlets() {}

    static List<Cmdlet<Caller>> all() {
        var all = new ArrayList<Cmdlet<Caller>>();
        all.add(new ExportCsRgsConfiguration());
        all.add(new ImportCsRgsConfiguration());
        for (var part : GetCsRgs.Part.values()) {
            all.add(new GetCsRgs(part));
        }
        all.add(new SetCsRgsAgentGroup());
        all.add(new RemoveCsRgsWorkflow());
        all.add(new GetCsRgsConfiguration());
        all.add(new SetCsRgsConfiguration());
        for (var verb : CallParkOrbit.Verb.values()) {
            all.add(new CallParkOrbit(verb));
        }
        all.add(new CpsConfiguration(false));
        all.add(new CpsConfiguration(true));
        all.add(new SetCsCallParkServiceMusicOnHoldFile());
        all.add(new ImportCsAnnouncementFile());
        for (var verb : CsAnnouncement.Verb.values()) {
            all.add(new CsAnnouncement(verb));
        }
        for (var verb : UnassignedNumber.Verb.values()) {
            all.add(new UnassignedNumber(verb));
        }
        all.add(new GetContent());
        all.add(new CopyItem());
        return all;
    }
}
