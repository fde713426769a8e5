package org.pooldrill.cmdlet;

import java.util.ArrayList;
import java.util.List;
import org.pooldrill.dialin.Directories;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.shell.command.Arguments;
import org.pooldrill.shell.command.Call;
import org.pooldrill.shell.command.Cmdlet;
import org.pooldrill.shell.command.Declaration;
import org.pooldrill.shell.command.Invocation;

/** {@code Remove-CsConferenceDirectory}: refuses too while the hosting pool cannot be reached, unless forced [doc]. */
final class RemoveCsConferenceDirectory implements Cmdlet<Caller> {

    private static final Declaration DECLARATION = Declaration.of("Remove-CsConferenceDirectory")
            .synopsis("Removes a conference directory.")
            .description("The dial-in codes that it has given out are lost with it.")
            .topic("Dial-in conferencing")
            .changing()
            .parameter(
                    ConferenceDirectory.number("The number of the directory.").mandatory())
            .parameter(ConferenceDirectory.force("Removes it though its pool cannot be contacted."))
            .refuses(ConferenceDirectory.refusals())
            .example("Remove-CsConferenceDirectory -Identity 42", "Removes conference directory 42.")
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
        if (list.stream().allMatch(Precondition::isMet)) {
            list.addAll(publishing(caller, arguments).preconditions());
            list.add(ConferenceDirectory.contacted(
                    caller,
                    ConferenceDirectory.all(caller).pool(number).orElseThrow(),
                    arguments.flag("Force"),
                    asked(arguments)));
        }
        return list;
    }

    @Override
    public void run(Invocation<Caller> in) {
        publishing(in.session(), in.arguments()).run(in);
    }

    private static Publishing publishing(Caller caller, Arguments arguments) {
        var number = ConferenceDirectory.number(arguments);
        return new Publishing(
                caller, Directories.removed(number, caller.simulation().now()), asked(arguments));
    }

    private static String asked(Arguments arguments) {
        return "Removal of conference directory " + ConferenceDirectory.number(arguments);
    }
}
