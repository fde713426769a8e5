package org.pooldrill.cmdlet;

import static org.pooldrill.shell.command.Parameter.flag;
import static org.pooldrill.shell.command.Parameter.fqdn;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.pooldrill.cms.ConfigurationKeys;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.shell.command.Arguments;
import org.pooldrill.shell.command.Call;
import org.pooldrill.shell.command.Cmdlet;
import org.pooldrill.shell.command.Declaration;
import org.pooldrill.shell.command.Invocation;
import org.pooldrill.shell.command.Parameter;

/** "Unrecoverable pool", the step that takes the auto attendant's access number to the new pool [doc]. */
final class MoveCsApplicationEndpoint implements Cmdlet<Caller> {
    private static final String IDENTITY = "Identity";
    private static final String TARGET = "TargetApplicationPool";

    private static final Declaration DECLARATION = Declaration.of("Move-CsApplicationEndpoint")
            .synopsis("Moves the contact object of an application to another pool.")
            .description("The access number of a pool's auto attendant is such an object. While no number leads to the"
                    + " pool of an organiser, nobody can call into his meetings.")
            .topic("Unrecoverable pool (ABC failover)")
            .changing()
            .parameter(Parameter.text(IDENTITY)
                    .mandatory()
                    .at(0)
                    .fromPipeline("PrimaryUri")
                    .doc("The SIP address of the contact object."))
            .parameter(fqdn(TARGET).alias("Target").mandatory().at(1).doc("The pool whose application is to answer."))
            .parameter(flag("Force").doc("Moves it though the pool that it leaves cannot be contacted."))
            .parameter(flag("PassThru").doc("Accepted; nothing is put out."))
            .refuses(
                    ErrorId.UnknownIdentity,
                    ErrorId.CmsNotAvailable,
                    ErrorId.CmsMoveInProgress,
                    ErrorId.TargetPoolUnreachable)
            .example(
                    "Move-CsApplicationEndpoint -Identity sip:pool1-attendant@contoso.com"
                            + " -TargetApplicationPool pool2.contoso.com",
                    "Has the auto attendant of pool2 answer the access number of pool1.")
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
        list.add(AccessNumber.known(caller, arguments.text(IDENTITY), asked(arguments)));
        list.add(new Known(caller, asked(arguments)).pool(arguments.text(TARGET)));
        if (list.stream().allMatch(Precondition::isMet)) {
            list.addAll(publishing(caller, arguments).preconditions());
            list.add(ConferenceDirectory.contacted(
                    caller,
                    number(caller, arguments).answeredBy(caller),
                    arguments.flag("Force"),
                    asked(arguments),
                    " to leave it behind."));
        }
        return list;
    }

    @Override
    public void run(Invocation<Caller> in) {
        publishing(in.session(), in.arguments()).run(in);
    }

    private static AccessNumber number(Caller caller, Arguments arguments) {
        return AccessNumber.find(caller, arguments.text(IDENTITY)).orElseThrow();
    }

    private static Publishing publishing(Caller caller, Arguments arguments) {
        var pool = ConferenceDirectory.pool(caller, arguments, TARGET).orElseThrow();
        var key = ConfigurationKeys.accessNumber(number(caller, arguments).pool());
        return new Publishing(caller, Map.of(key, pool), asked(arguments));
    }

    private static String asked(Arguments arguments) {
        return "Move of " + arguments.text(IDENTITY) + " to " + arguments.text(TARGET);
    }
}
