package org.pooldrill.cmdlet;

import static org.pooldrill.shell.command.Parameter.text;

import java.util.List;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.shell.command.Call;
import org.pooldrill.shell.command.Cmdlet;
import org.pooldrill.shell.command.Declaration;
import org.pooldrill.shell.command.Invocation;
import org.pooldrill.shell.command.Parameter;

/** "Announcement application disaster recovery": the audio, once more at the backup pool [doc]. */
final class ImportCsAnnouncementFile implements Cmdlet<Caller> {
    private static final Declaration DECLARATION = Declaration.of("Import-CsAnnouncementFile")
            .synopsis("Takes an audio file into the file store of a pool, for its announcements.")
            .description("Nothing carries it to the backup pool: after a failover import it there from a copy, then"
                    + " recreate the announcement (New-CsAnnouncement) and retarget the numbers"
                    + " (Set-CsUnassignedNumber).")
            .topic("Announcement application disaster recovery")
            .changing()
            .parameter(ApplicationService.parameter("Parent")
                    .mandatory()
                    .doc("The pool, as service:ApplicationServer:<pool FQDN>."))
            .parameter(text("FileName").mandatory().doc("What the file is called there, without a path."))
            .parameter(Parameter.anything("Content")
                    .mandatory()
                    .doc("The audio, as (Get-Content <path> -ReadCount 0 -Encoding Byte)."))
            .refuses(ErrorId.ParameterOutOfRange, ErrorId.UnknownIdentity, ErrorId.FileNotFound)
            .example(
                    "Import-CsAnnouncementFile -Parent service:ApplicationServer:pool2.contoso.com -FileName vacant.wma"
                            + " -Content (Get-Content C:\\Audio\\vacant.wma -ReadCount 0 -Encoding Byte)",
                    "Takes an audio file into the file store of pool2.")
            .build();

    @Override
    public Declaration declaration() {
        return DECLARATION;
    }

    private static AudioFile audio(Call<Caller> call) {
        var parent = call.arguments().text("Parent");
        return new AudioFile(
                new ApplicationService(
                        call.session(), "Import of " + call.arguments().text("FileName") + " at " + parent, parent),
                call.arguments().value("Content").orElseThrow());
    }

    @Override
    public List<Precondition> preconditions(Call<Caller> call) {
        return audio(call).preconditions();
    }

    @Override
    public void run(Invocation<Caller> in) {
        audio(in).write(in.arguments().text("FileName"));
        in.end();
    }
}
