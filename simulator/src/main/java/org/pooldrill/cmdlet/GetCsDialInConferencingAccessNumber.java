package org.pooldrill.cmdlet;

import java.util.List;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.shell.command.Call;
import org.pooldrill.shell.command.Cmdlet;
import org.pooldrill.shell.command.Declaration;
import org.pooldrill.shell.command.Invocation;
import org.pooldrill.shell.command.Output;
import org.pooldrill.shell.command.Parameter;
import org.pooldrill.shell.object.ShellObject;
import org.pooldrill.source.Mark;

/** {@code Get-CsDialInConferencingAccessNumber}: which pool's auto attendant answers at each access number. */
final class GetCsDialInConferencingAccessNumber implements Cmdlet<Caller> {
    private static final String TYPE = "Microsoft.Rtc.Management.Xds.AccessNumber";
    private static final String IDENTITY = "Identity";

    private static final Declaration DECLARATION = Declaration.of("Get-CsDialInConferencingAccessNumber")
            .synopsis("Shows the access numbers of dial-in conferencing.")
            .description("Each is a contact object; the auto attendant of its pool answers the callers.")
            .topic("Dial-in conferencing")
            .mark(Mark.INFERRED)
            .parameter(
                    Parameter.text(IDENTITY).at(0).doc("The SIP address or the display name of one; all without it."))
            .output(Output.list(TYPE)
                    .with("Identity", "The distinguished name of the contact object.")
                    .with("PrimaryUri", "Its SIP address.")
                    .with("DisplayName", "Its name.")
                    .with("Pool", "The pool whose auto attendant answers."))
            .refuses(ErrorId.UnknownIdentity)
            .example("Get-CsDialInConferencingAccessNumber", "Shows all of them.")
            .build();

    @Override
    public Declaration declaration() {
        return DECLARATION;
    }

    @Override
    public List<Precondition> preconditions(Call<Caller> call) {
        return call.arguments()
                .textIf(IDENTITY)
                .map(name -> List.of(AccessNumber.known(call.session(), name, Known.query(name))))
                .orElse(List.of());
    }

    @Override
    public void run(Invocation<Caller> in) {
        var only = in.arguments().textIf(IDENTITY).flatMap(name -> AccessNumber.find(in.session(), name));
        AccessNumber.all(in.session()).stream()
                .filter(number -> only.isEmpty() || only.get().equals(number))
                .forEach(number -> in.emit(ShellObject.list(TYPE)
                        .with("Identity", UserIdentity.distinguished(number.sip()))
                        .with("PrimaryUri", "sip:" + number.sip())
                        .with("DisplayName", number.displayName())
                        .with("Pool", number.answeredBy(in.session()))
                        .build()));
        in.end();
    }
}
