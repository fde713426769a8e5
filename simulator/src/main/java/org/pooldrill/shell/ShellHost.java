package org.pooldrill.shell;

import java.util.List;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.shell.command.Declaration;
import org.pooldrill.shell.command.TopicSpelling;

/**
 * What the shell asks of the place it runs in.
 *
 * @param <C> the session that a line is typed in
 */
public interface ShellHost<C> {

    /**
     * What must hold for any cmdlet before its parameters are looked at: AccessDenied and ComputerUnreachable are refused
     * here. It comes before the cmdlet's own admission.
     */
    default List<Precondition> admission(Declaration cmdlet, C session, boolean whatIf) {
        return List.of();
    }

    /** A topic's spelling was used: raises the finding. */
    default void spelled(C session, TopicSpelling spelling) {}
}
