package org.pooldrill.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pooldrill.computer.WindowsService;
import org.pooldrill.drill.ExpressionCheck;
import org.pooldrill.estate.Estate;
import org.pooldrill.expectation.Compilation;
import org.pooldrill.expectation.Expectations;
import org.pooldrill.expectation.ExpressionProblem;
import org.pooldrill.expectation.Names;
import org.pooldrill.file.FileLocation;
import org.pooldrill.finding.FindingCode;
import org.pooldrill.state.KeyKind;

/**
 * Checks the expressions of drills against the names of their estate, and keeps what was made of the last of them, so that a
 * run does not make again what was made to check it. For any number of threads.
 */
public final class ExpressionNames implements ExpressionCheck {

    private static final int KEPT = 200;
    private static final int KEPT_LETTERS = 2_000;

    /** The names of the last estate, which all expressions of a drill share. */
    private @Nullable Known known;

    private record Known(Estate estate, Set<String> commands, Names names, Map<String, Compilation> usable) {}

    /** The last of so many as a drill has; what a client of a server makes up does not add up. */
    private static final class Kept extends LinkedHashMap<String, Compilation> {
        private static final long serialVersionUID = 1;

        Kept() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Compilation> eldest) {
            return size() > KEPT;
        }
    }

    @Override
    public List<String> problems(String cel, Estate estate, Set<String> commands) {
        return compile(cel, estate, commands).problems().stream()
                .map(ExpressionProblem::toString)
                .toList();
    }

    /** What is to be made of an expression. Where several threads ask for the same at once, each may make it. */
    Compilation compile(String cel, Estate estate, Set<String> commands) {
        var known = knownOf(estate, commands);
        var made = known.usable.get(cel);
        if (made == null) {
            made = Expectations.compile(cel, known.names);
            if (made.problems().isEmpty() && cel.length() <= KEPT_LETTERS) {
                known.usable.put(cel, made);
            }
        }
        return made;
    }

    private synchronized Known knownOf(Estate estate, Set<String> commands) {
        var last = known;
        if (last == null || last.estate != estate || !last.commands.equals(commands)) {
            last = new Known(
                    estate, Set.copyOf(commands), of(estate, commands), Collections.synchronizedMap(new Kept()));
            known = last;
        }
        return last;
    }

    /**
     * The names that expressions may use.
     *
     * @param commands the names of the drill's {@code ps} steps
     */
    public static Names of(Estate estate, Set<String> commands) {
        var computers = new ArrayList<String>();
        estate.pools().values().forEach(pool -> computers.addAll(pool.frontEndFqdns()));
        estate.edges().values().forEach(edge -> computers.addAll(edge.serverFqdns()));
        computers.addAll(estate.branches().keySet());
        var places = new ArrayList<>(FileLocation.places(estate));
        places.addAll(computers);
        return Names.none()
                .with(KeyKind.POOL, estate.pools().keySet())
                .withComputed(KeyKind.USER, estate.everyUser())
                .with(KeyKind.EDGE, estate.edges().keySet())
                .with(KeyKind.BRANCH, estate.branches().keySet())
                .with(KeyKind.CHAT, estate.persistentChat().keySet())
                .with(KeyKind.COMPUTER, computers)
                .with(
                        KeyKind.SERVICE,
                        Arrays.stream(WindowsService.values())
                                .map(WindowsService::toString)
                                .toList())
                .with(KeyKind.COMMAND, commands)
                .with(KeyKind.SITE, estate.sites().keySet())
                .with(KeyKind.SQL_SERVER, estate.sqlServers())
                .with(KeyKind.FILE_PLACE, places)
                .with(KeyKind.FINDING, FindingCode.texts());
    }
}
