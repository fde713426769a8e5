package org.pooldrill.cmdlet;

import static org.pooldrill.shell.command.Parameter.fqdn;

import java.util.ArrayList;
import java.util.List;
import org.pooldrill.dialin.Directories;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.refusal.Refusal;
import org.pooldrill.shell.command.Arguments;
import org.pooldrill.shell.command.Call;
import org.pooldrill.shell.command.Cmdlet;
import org.pooldrill.shell.command.Declaration;
import org.pooldrill.shell.command.Invocation;

/** {@code New-CsConferenceDirectory}: one for every 999 users is advised [doc]. */
final class NewCsConferenceDirectory implements Cmdlet<Caller> {
    private static final String HOME = "HomePool";

    private static final Declaration DECLARATION = Declaration.of("New-CsConferenceDirectory")
            .synopsis("Creates a conference directory on a pool.")
            .description("One for every 999 users is advised. Meetings get their codes from the directory of their"
                    + " organiser's pool that has given out fewest.")
            .topic("Dial-in conferencing")
            .changing()
            .parameter(ConferenceDirectory.number("Its number, which no other has.")
                    .mandatory())
            .parameter(fqdn(HOME).mandatory().at(1).doc("The pool that is to host it."))
            .parameter(ConferenceDirectory.force("Suppresses messages that are not fatal."))
            .refuses(
                    ErrorId.ParameterOutOfRange,
                    ErrorId.UnknownIdentity,
                    ErrorId.CmsNotAvailable,
                    ErrorId.CmsMoveInProgress)
            .example(
                    "New-CsConferenceDirectory -Identity 42 -HomePool pool1.contoso.com",
                    "Creates conference directory 42 on pool1.")
            .build();

    @Override
    public Declaration declaration() {
        return DECLARATION;
    }

    @Override
    public List<Precondition> preconditions(Call<Caller> call) {
        var arguments = call.arguments();
        var caller = call.session();
        var list = new ArrayList<Precondition>();
        list.add(numberFree(caller, arguments));
        list.add(new Known(caller, asked(arguments)).pool(arguments.text(HOME)));
        if (list.stream().allMatch(Precondition::isMet)) {
            list.addAll(publishing(caller, arguments).preconditions());
        }
        return list;
    }

    private static Precondition numberFree(Caller caller, Arguments arguments) {
        var number = ConferenceDirectory.number(arguments);
        var taken = ConferenceDirectory.all(caller).pool(number);
        return Precondition.that(
                taken.isEmpty(),
                "No other directory has the number",
                number + " is free",
                () -> Refusal.of(
                        ErrorId.ParameterOutOfRange,
                        "-Identity " + number,
                        asked(arguments),
                        "conference directory " + number + " exists, on " + taken.orElse(""),
                        "Give a number from 1 to " + Directories.MAX_NUMBER + " that is not in use."));
    }

    @Override
    public void run(Invocation<Caller> in) {
        publishing(in.session(), in.arguments()).run(in);
    }

    private static Publishing publishing(Caller caller, Arguments arguments) {
        var pool = ConferenceDirectory.pool(caller, arguments, HOME).orElseThrow();
        return new Publishing(caller, Directories.on(ConferenceDirectory.number(arguments), pool), asked(arguments));
    }

    private static String asked(Arguments arguments) {
        return "Conference directory " + ConferenceDirectory.number(arguments) + " on " + arguments.text(HOME);
    }
}
