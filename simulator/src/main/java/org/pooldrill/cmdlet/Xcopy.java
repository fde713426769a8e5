package org.pooldrill.cmdlet;

import static org.pooldrill.shell.command.Parameter.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.pooldrill.file.FileLocation;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.refusal.Refusal;
import org.pooldrill.shell.command.Call;
import org.pooldrill.shell.command.Cmdlet;
import org.pooldrill.shell.command.Declaration;
import org.pooldrill.shell.command.Invocation;

/**
 * Copying conference content from one pool's file store to another's by hand: a step of replacing a pool that cannot be
 * recovered [doc]. Of all that lies in a share only the content of conferences counts here.
 */
final class Xcopy implements Cmdlet<Caller> {
    private static final String ASKED = "Copy of conference content";

    private final Declaration declaration = Declaration.of("Xcopy.exe")
            .synopsis("Copies conference content from the file store of one pool to that of another.")
            .description("What is taken is the content of conferences whose organisers are homed on the pool of the"
                    + " destination, as far as it is not there.")
            .topic("Failing over a pool that cannot be recovered")
            .changing()
            .parameter(text("Source").mandatory().at(0).doc("A file store, as \\\\pool\\share."))
            .parameter(text("Destination").mandatory().at(1).doc("Another pool's file store."))
            .refuses(ErrorId.FileNotFound)
            .example(
                    "Xcopy.exe \\\\pool2.contoso.com\\share \\\\pool3.contoso.com\\share",
                    "Gives pool3 the content that pool2 has of the conferences of its users.")
            .build();

    @Override
    public Declaration declaration() {
        return declaration;
    }

    @Override
    public List<Precondition> preconditions(Call<Caller> call) {
        var list = new ArrayList<Precondition>();
        for (var parameter : List.of("Source", "Destination")) {
            var typed = call.arguments().text(parameter);
            var why = problem(call.session(), typed);
            var text = "The " + parameter.toLowerCase(Locale.ROOT) + " is a file store that is up";
            list.add(
                    why.isEmpty()
                            ? Precondition.met(text, typed)
                            : Precondition.unmet(
                                    text,
                                    Refusal.of(
                                            ErrorId.FileNotFound,
                                            typed,
                                            ASKED,
                                            why.get(),
                                            "Name the file store of a pool, as \\\\pool\\share.")));
        }
        return list;
    }

    private static Optional<String> problem(Caller caller, String typed) {
        var location = FileLocation.of(caller.estate(), caller.on(), typed);
        return location.inFileStore()
                ? location.unreachable(
                        caller.estate(), caller.simulation().world().computers(), caller.on())
                : Optional.of(typed + " is no file store");
    }

    @Override
    public void run(Invocation<Caller> in) {
        var caller = in.session();
        var copied = caller.simulation()
                .accounts()
                .copyContent(
                        pool(caller, in.arguments().text("Source")),
                        pool(caller, in.arguments().text("Destination")));
        in.print(copied + " File(s) copied");
        in.end();
    }

    private static String pool(Caller caller, String typed) {
        return FileLocation.of(caller.estate(), caller.on(), typed).place().substring(2);
    }
}
