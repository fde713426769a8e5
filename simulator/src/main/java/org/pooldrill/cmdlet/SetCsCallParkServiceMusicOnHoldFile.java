package org.pooldrill.cmdlet;

import java.util.List;
import org.pooldrill.application.ApplicationEvent.CallParkMusicChanged;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.shell.command.Call;
import org.pooldrill.shell.command.Cmdlet;
import org.pooldrill.shell.command.Declaration;
import org.pooldrill.shell.command.Invocation;
import org.pooldrill.shell.command.Parameter;

/** The music that callers hear who are parked at a pool; nothing carries it to the backup pool [doc]. */
final class SetCsCallParkServiceMusicOnHoldFile implements Cmdlet<Caller> {
    private static final Declaration DECLARATION = Declaration.of("Set-CsCallParkServiceMusicOnHoldFile")
            .synopsis("Gives the Call Park application of a pool other music on hold.")
            .description("It lies in the pool's file store and is not carried to the backup pool, whose own music"
                    + " failed-over users have.")
            .topic("Call Park and Group Call Pickup disaster recovery")
            .changing()
            .parameter(ApplicationService.parameter("Service")
                    .mandatory()
                    .at(0)
                    .doc("The pool, as service:ApplicationServer:<pool FQDN>."))
            .parameter(Parameter.anything("Content")
                    .mandatory()
                    .at(1)
                    .doc("The audio, as (Get-Content <path> -ReadCount 0 -Encoding Byte)."))
            .refuses(ErrorId.ParameterOutOfRange, ErrorId.UnknownIdentity, ErrorId.FileNotFound)
            .example(
                    "Set-CsCallParkServiceMusicOnHoldFile -Service service:ApplicationServer:pool2.contoso.com -Content"
                            + " (Get-Content C:\\Audio\\park.wma -ReadCount 0 -Encoding Byte)",
                    "Has callers parked at pool2 hear other music.")
            .build();

    @Override
    public Declaration declaration() {
        return DECLARATION;
    }

    private static AudioFile audio(Call<Caller> call) {
        var service = call.arguments().text("Service");
        return new AudioFile(
                new ApplicationService(call.session(), "Change of the music on hold of " + service, service),
                call.arguments().value("Content").orElseThrow());
    }

    @Override
    public List<Precondition> preconditions(Call<Caller> call) {
        return audio(call).preconditions();
    }

    @Override
    public void run(Invocation<Caller> in) {
        var audio = audio(in);
        audio.write(audio.name());
        audio.service().record(new CallParkMusicChanged(audio.service().pool(), audio.name()));
        in.end();
    }
}
