package org.pooldrill.shell;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.shell.builtin.Builtins;
import org.pooldrill.shell.command.CmdletRegistry;
import org.pooldrill.shell.command.Declaration;
import org.pooldrill.shell.command.TopicSpelling;

/** A shell over four small cmdlets, whose time passes when the test says so. */
final class TestSession {

    final Queue<Runnable> due = new ArrayDeque<>();
    final List<String> done = new ArrayList<>();
    final List<TopicSpelling> spellings = new ArrayList<>();
    final List<Precondition> admission = new ArrayList<>();
    final ManagementShell<TestSession> shell =
            new ManagementShell<>(CmdletRegistry.of(Builtins.with(TestCmdlets.all())), new ShellHost<TestSession>() {
                @Override
                public List<Precondition> admission(Declaration cmdlet, TestSession session, boolean whatIf) {
                    return session.admission;
                }

                @Override
                public void spelled(TestSession session, TopicSpelling spelling) {
                    session.spellings.add(spelling);
                }
            });

    /** Starts a line; the list holds its result once it has ended. */
    List<ShellResult> start(String line) {
        var results = new ArrayList<ShellResult>();
        shell.run(line, this, results::add);
        return results;
    }

    /** Runs a line and all that becomes due. */
    ShellResult run(String line) {
        var results = start(line);
        while (!due.isEmpty()) {
            due.poll().run();
        }
        return results.get(0);
    }
}
