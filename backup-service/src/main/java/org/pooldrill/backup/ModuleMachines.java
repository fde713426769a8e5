package org.pooldrill.backup;

import static org.pooldrill.backup.ExportState.ErrorState;
import static org.pooldrill.backup.ExportState.FinalState;
import static org.pooldrill.backup.ExportState.NonSteadyState;
import static org.pooldrill.backup.ExportState.NotInitialized;
import static org.pooldrill.backup.ExportState.SteadyState;

import java.util.List;
import org.pooldrill.transition.StateMachine;
import org.pooldrill.transition.StateMachine.Transition;

/** A module of the Backup Service in one direction; the states are known from the field, the steps are derived. */
public final class ModuleMachines {
    /** What may become of an export. */
    public static final StateMachine<ExportState> EXPORT = new StateMachine<>(
            "The export of a module",
            List.of(
                    step(NotInitialized, FinalState, "the first sync is done, or the active master came here"),
                    step(NotInitialized, SteadyState, "the active master came here, and changes wait"),
                    step(NotInitialized, NonSteadyState, "the first sync has begun"),
                    step(NotInitialized, ErrorState, "the first export failed"),
                    step(FinalState, SteadyState, "a change was made"),
                    step(FinalState, NonSteadyState, "more was changed than one export carries"),
                    step(FinalState, ErrorState, "an export failed"),
                    step(SteadyState, FinalState, "everything was acknowledged"),
                    step(SteadyState, NonSteadyState, "the backlog outgrew one export"),
                    step(SteadyState, ErrorState, "an export failed"),
                    step(NonSteadyState, SteadyState, "the backlog fits into one export again"),
                    step(NonSteadyState, FinalState, "everything was acknowledged"),
                    step(NonSteadyState, ErrorState, "an export failed"),
                    step(ErrorState, FinalState, "an export succeeded, and nothing waits"),
                    step(ErrorState, SteadyState, "an export succeeded, and little waits"),
                    step(ErrorState, NonSteadyState, "an export succeeded, and much waits"),
                    step(FinalState, NotInitialized, "the active master went elsewhere, or the pair was taken apart"),
                    step(SteadyState, NotInitialized, "the active master went elsewhere, or the pair was taken apart"),
                    step(
                            NonSteadyState,
                            NotInitialized,
                            "the active master went elsewhere, or the pair was taken apart"),
                    step(ErrorState, NotInitialized, "the active master went elsewhere, or the pair was taken apart")));

    /** What may become of an import. */
    public static final StateMachine<ImportState> IMPORT = new StateMachine<>(
            "The import of a module",
            List.of(
                    new Transition<>(ImportState.NormalState, ImportState.ErrorState, "an import failed"),
                    new Transition<>(ImportState.ErrorState, ImportState.NormalState, "an import succeeded")));

    private ModuleMachines() {}

    private static Transition<ExportState> step(ExportState from, ExportState to, String when) {
        return new Transition<>(from, to, when);
    }
}
