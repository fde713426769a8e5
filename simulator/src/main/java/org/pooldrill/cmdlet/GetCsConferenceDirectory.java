package org.pooldrill.cmdlet;

import java.util.List;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.shell.command.Call;
import org.pooldrill.shell.command.Cmdlet;
import org.pooldrill.shell.command.Declaration;
import org.pooldrill.shell.command.Invocation;
import org.pooldrill.shell.command.Output;
import org.pooldrill.shell.object.ShellObject;

/** {@code Get-CsConferenceDirectory}: the directories and the pools that host them [doc]. */
final class GetCsConferenceDirectory implements Cmdlet<Caller> {
    private static final String TYPE = "Microsoft.Rtc.Management.Xds.ConferenceDirectory";

    private static final Declaration DECLARATION = Declaration.of("Get-CsConferenceDirectory")
            .synopsis("Shows the conference directories.")
            .description("A conference directory maps the id of a meeting to the number that callers type. Its number"
                    + " stands in that code, behind the first digit.")
            .topic("Dial-in conferencing")
            .parameter(ConferenceDirectory.number("The number of one; all without it."))
            .output(Output.list(TYPE)
                    .with("Identity", "The number of the directory.")
                    .with("ServiceId", "The User Services of the pool that hosts it.")
                    .with("TargetServerIfMoving", "Always empty: a move is over when its cmdlet is."))
            .refuses(ErrorId.UnknownIdentity)
            .example("Get-CsConferenceDirectory", "Shows all of them.")
            .example(
                    "Get-CsConferenceDirectory | Where-Object {$_.ServiceId -match \"pool1.contoso.com\"}",
                    "Shows those of one pool.")
            .build();

    @Override
    public Declaration declaration() {
        return DECLARATION;
    }

    @Override
    public List<Precondition> preconditions(Call<Caller> call) {
        return call.arguments()
                .countIf(ConferenceDirectory.IDENTITY)
                .map(number -> List.of(ConferenceDirectory.known(
                        call.session(), number.intValue(), Known.query("conference directory " + number))))
                .orElse(List.of());
    }

    @Override
    public void run(Invocation<Caller> in) {
        var only = in.arguments().countIf(ConferenceDirectory.IDENTITY);
        ConferenceDirectory.all(in.session()).pools().forEach((number, pool) -> {
            if (only.isEmpty() || only.get().intValue() == number) {
                in.emit(ShellObject.list(TYPE)
                        .with("Identity", number)
                        .with("ServiceId", "UserServer:" + pool)
                        .with("TargetServerIfMoving", "")
                        .build());
            }
        });
        in.end();
    }
}
