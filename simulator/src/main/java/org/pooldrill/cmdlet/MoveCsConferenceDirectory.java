package org.pooldrill.cmdlet;

import static org.pooldrill.shell.command.Parameter.fqdn;

import java.util.ArrayList;
import java.util.List;
import org.pooldrill.dialin.Directories;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.shell.command.Arguments;
import org.pooldrill.shell.command.Call;
import org.pooldrill.shell.command.Cmdlet;
import org.pooldrill.shell.command.Declaration;
import org.pooldrill.shell.command.Invocation;

/** {@code Move-CsConferenceDirectory}: to another pool, by force where one of them is gone for good [doc]. */
final class MoveCsConferenceDirectory implements Cmdlet<Caller> {
    private static final String TARGET = "TargetPool";

    private static final Declaration DECLARATION = Declaration.of("Move-CsConferenceDirectory")
            .synopsis("Moves a conference directory to another pool.")
            .description("Both pools have to be contacted. With -Force they need not be, and the dial-in codes of"
                    + " existing meetings are lost: nobody can call into them, though clients still join. A meeting"
                    + " that is changed later gets a new code.")
            .topic("Unrecoverable pool (ABC failover)")
            .changing()
            .parameter(
                    ConferenceDirectory.number("The number of the directory.").mandatory())
            .parameter(fqdn(TARGET).mandatory().at(1).doc("The pool that is to host it."))
            .parameter(ConferenceDirectory.force(
                    "Moves it though a pool cannot be contacted; the dial-in codes of existing meetings are lost."))
            .refuses(ConferenceDirectory.refusals())
            .example(
                    "Move-CsConferenceDirectory -Identity 1 -TargetPool pool2.contoso.com",
                    "Moves directory 1 to pool2 with all its codes.")
            .build();

    @Override
    public Declaration declaration() {
        return DECLARATION;
    }

    @Override
    public List<Precondition> preconditions(Call<Caller> call) {
        var arguments = call.arguments();
        var caller = call.session();
        var number = ConferenceDirectory.number(arguments);
        var list = new ArrayList<Precondition>();
        list.add(ConferenceDirectory.known(caller, number, asked(arguments)));
        list.add(new Known(caller, asked(arguments)).pool(arguments.text(TARGET)));
        if (list.stream().allMatch(Precondition::isMet)) {
            list.addAll(publishing(caller, arguments).preconditions());
            var force = arguments.flag("Force");
            list.add(ConferenceDirectory.contacted(
                    caller,
                    ConferenceDirectory.pool(caller, arguments, TARGET).orElseThrow(),
                    force,
                    asked(arguments)));
            list.add(ConferenceDirectory.contacted(
                    caller, ConferenceDirectory.all(caller).pool(number).orElseThrow(), force, asked(arguments)));
        }
        return list;
    }

    @Override
    public void run(Invocation<Caller> in) {
        if (in.arguments().flag("Force")) {
            in.warn("The dial-in codes of existing meetings of conference directory "
                    + ConferenceDirectory.number(in.arguments()) + " are lost.");
        }
        publishing(in.session(), in.arguments()).run(in);
    }

    private static Publishing publishing(Caller caller, Arguments arguments) {
        var number = ConferenceDirectory.number(arguments);
        var pool = ConferenceDirectory.pool(caller, arguments, TARGET).orElseThrow();
        var values = arguments.flag("Force")
                ? Directories.forcedOn(number, pool, caller.simulation().now())
                : Directories.on(number, pool);
        return new Publishing(caller, values, asked(arguments));
    }

    private static String asked(Arguments arguments) {
        return "Move of conference directory " + ConferenceDirectory.number(arguments) + " to "
                + arguments.text(TARGET);
    }
}
