package org.pooldrill.cmdlet;

import java.util.List;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.shell.command.Call;
import org.pooldrill.shell.command.Cmdlet;
import org.pooldrill.shell.command.Declaration;
import org.pooldrill.shell.command.Invocation;

/** {@code Publish-CsLisConfiguration}: clients are told what the location database holds [doc]. */
final class PublishCsLisConfiguration implements Cmdlet<Caller> {

    private static final Declaration DECLARATION = Declaration.of("Publish-CsLisConfiguration")
            .synopsis("Tells clients what the location database holds.")
            .description("Until then they are told what was published last, and nothing where nothing ever was.")
            .changing()
            .refuses(ErrorId.CmsNotAvailable, ErrorId.CmsMoveInProgress)
            .example("Publish-CsLisConfiguration", "Publishes what was set or imported.")
            .build();

    @Override
    public Declaration declaration() {
        return DECLARATION;
    }

    @Override
    public List<Precondition> preconditions(Call<Caller> call) {
        return new LocationRules(call.session(), "Publishing location data").writable();
    }

    @Override
    public void run(Invocation<Caller> in) {
        var locations = in.session().simulation().locations();
        locations.publish(locations.at(in.session().on()).orElseThrow());
        in.end();
    }
}
