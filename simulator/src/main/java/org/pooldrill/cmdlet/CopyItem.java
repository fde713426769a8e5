package org.pooldrill.cmdlet;

import static org.pooldrill.shell.command.Parameter.flag;
import static org.pooldrill.shell.command.Parameter.text;

import java.util.ArrayList;
import java.util.List;
import org.pooldrill.file.FileEvent.FileWritten;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.shell.command.Call;
import org.pooldrill.shell.command.Cmdlet;
import org.pooldrill.shell.command.Declaration;
import org.pooldrill.shell.command.Invocation;
import org.pooldrill.source.Mark;

/** PowerShell's own: the copy that an administrator keeps of what the loss of a pool would take along. */
final class CopyItem implements Cmdlet<Caller> {
    private static final Declaration DECLARATION = Declaration.of("Copy-Item")
            .synopsis("Copies a file.")
            .description(
                    "Audio files of announcements and of music on hold lie in a pool's file store and nowhere else:"
                            + " copy them away before the pool is lost.")
            .mark(Mark.MODEL)
            .changing()
            .parameter(text("Path").mandatory().at(0).doc("The file."))
            .parameter(text("Destination").mandatory().at(1).doc("The path of the copy, with its name."))
            .parameter(flag("Force").doc("Writes over a file of that name."))
            .refuses(ErrorId.FileExists, ErrorId.FileNotFound)
            .example(
                    "Copy-Item \\\\pool1.contoso.com\\share\\vacant.wma C:\\Audio\\vacant.wma",
                    "Keeps a copy of an announcement of pool1.")
            .build();

    @Override
    public Declaration declaration() {
        return DECLARATION;
    }

    private static TypedFile file(Call<Caller> call, String parameter) {
        var path = call.arguments().text("Path");
        return TypedFile.of(call.session(), "Copy of " + path, call.arguments().text(parameter));
    }

    @Override
    public List<Precondition> preconditions(Call<Caller> call) {
        var list = new ArrayList<Precondition>();
        var from = file(call, "Path");
        from.missing()
                .ifPresentOrElse(
                        refusal -> list.add(Precondition.unmet("There is a file of that name", refusal)),
                        () -> list.add(Precondition.met(
                                "There is a file of that name", from.location().toString())));
        if (!call.arguments().flag("Force")) {
            list.add(file(call, "Destination").isFree());
        }
        return list;
    }

    @Override
    public void run(Invocation<Caller> in) {
        var from = file(in, "Path").stored().orElseThrow();
        var to = file(in, "Destination");
        to.delete();
        in.session()
                .simulation()
                .record(new FileWritten(
                        to.location().place(), to.location().path(), from.holds(), from.kind(), from.content()));
        in.end();
    }
}
