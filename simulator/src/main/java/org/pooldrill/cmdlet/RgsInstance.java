package org.pooldrill.cmdlet;

import java.util.List;
import java.util.Optional;
import org.pooldrill.computer.WindowsService;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.refusal.Refusal;
import org.pooldrill.shell.command.Call;

/**
 * What {@code -Instance} of the cmdlets of Response Group names.
 *
 * @param asked what the line asks for, as a refusal begins
 */
record RgsInstance(Caller caller, String asked, Object value) {

    static RgsInstance of(Call<Caller> call, String asked) {
        return new RgsInstance(
                call.session(), asked, call.arguments().value("Instance").orElseThrow());
    }

    Optional<GetCsRgs.Named> named() {
        return GetCsRgs.Named.of(caller, value);
    }

    /** There is one, and the Response Group of its pool runs. */
    List<Precondition> preconditions(WindowsService service) {
        return named().map(found -> new ApplicationService(caller, asked, found.pool()).running(service))
                .orElseGet(() -> List.of(Precondition.unmet(
                        "The instance is there",
                        Refusal.of(
                                ErrorId.UnknownIdentity,
                                value.toString(),
                                asked,
                                "no pool holds what " + value + " names",
                                "Take it from Get-CsRgsWorkflow or Get-CsRgsAgentGroup."))));
    }
}
