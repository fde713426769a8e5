package org.pooldrill.cmdlet;

import static org.pooldrill.shell.command.Parameter.choice;
import static org.pooldrill.shell.command.Parameter.count;
import static org.pooldrill.shell.command.Parameter.text;

import java.util.List;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.shell.command.Call;
import org.pooldrill.shell.command.Cmdlet;
import org.pooldrill.shell.command.Declaration;
import org.pooldrill.shell.command.Invocation;
import org.pooldrill.shell.command.Output;
import org.pooldrill.shell.object.ShellObject;
import org.pooldrill.source.Mark;

/** PowerShell's own, as far as the cmdlets need it that take the content of an audio file. */
final class GetContent implements Cmdlet<Caller> {
    private static final String TYPE = "System.Byte[]";

    private static final Declaration DECLARATION = Declaration.of("Get-Content")
            .synopsis("Reads a file.")
            .description(
                    "A path names a file of the computer that the line is typed on, or in the file store of a pool."
                            + " What is read stands for its bytes.")
            .mark(Mark.MODEL)
            .parameter(text("Path").mandatory().at(0).doc("The file."))
            .parameter(
                    choice("Encoding", "Byte").doc("Read as bytes. Files are read whole whether or not it is given."))
            .parameter(count("ReadCount", 0, 0).doc("0: the file as one. Files are always read so."))
            .output(Output.list(TYPE)
                    .with("Name", "The name of the file.")
                    .with("Kind", "What it can be used for.")
                    .with("Holds", "What it holds."))
            .refuses(ErrorId.FileNotFound)
            .example(
                    "Import-CsAnnouncementFile -Parent service:ApplicationServer:pool2.contoso.com -FileName vacant.wma"
                            + " -Content (Get-Content C:\\Audio\\vacant.wma -ReadCount 0 -Encoding Byte)",
                    "Takes an audio file into the file store of pool2.")
            .build();

    @Override
    public Declaration declaration() {
        return DECLARATION;
    }

    private static TypedFile file(Call<Caller> call) {
        var path = call.arguments().text("Path");
        return TypedFile.of(call.session(), "Reading of " + path, path);
    }

    @Override
    public List<Precondition> preconditions(Call<Caller> call) {
        var file = file(call);
        return List.of(Precondition.that(
                file.stored().isPresent(),
                "There is a file of that name",
                file.location().toString(),
                () -> file.missing().orElseThrow()));
    }

    @Override
    public void run(Invocation<Caller> in) {
        var stored = file(in).stored().orElseThrow();
        in.emit(ShellObject.list(TYPE)
                .with("Name", stored.path().substring(stored.path().lastIndexOf('\\') + 1))
                .with("Kind", stored.kind())
                .with("Holds", stored.holds())
                .build());
        in.end();
    }
}
