package org.pooldrill.shell;

import static org.pooldrill.shell.command.Parameter.choice;
import static org.pooldrill.shell.command.Parameter.count;
import static org.pooldrill.shell.command.Parameter.edits;
import static org.pooldrill.shell.command.Parameter.filter;
import static org.pooldrill.shell.command.Parameter.flag;
import static org.pooldrill.shell.command.Parameter.fqdn;
import static org.pooldrill.shell.command.Parameter.identity;
import static org.pooldrill.shell.command.Parameter.span;
import static org.pooldrill.shell.command.Parameter.text;
import static org.pooldrill.shell.command.Parameter.truth;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.refusal.Refusal;
import org.pooldrill.shell.command.Call;
import org.pooldrill.shell.command.Cmdlet;
import org.pooldrill.shell.command.Declaration;
import org.pooldrill.shell.command.Invocation;
import org.pooldrill.shell.command.Output;
import org.pooldrill.shell.language.Expression;
import org.pooldrill.shell.language.Scope;
import org.pooldrill.shell.object.ShellObject;
import org.pooldrill.shell.object.Values;

/** Small cmdlets that use every kind of parameter. */
final class TestCmdlets {

    private static final Map<String, Long> USERS =
            new TreeMap<>(Map.of("pool1.contoso.com", 9000L, "pool2.contoso.com", 12L, "pool3.contoso.com", 700L));

    private TestCmdlets() {}

    static List<Cmdlet<TestSession>> all() {
        return List.of(
                new Simple(GET_POOL, TestCmdlets::pools),
                new Simple(SET_SERVICE, TestCmdlets::echo),
                new Simple(MOVE_STORE, TestCmdlets::echo),
                new FailOver());
    }

    private static final Declaration GET_POOL = Declaration.of("Get-TestPool")
            .alias("gtp")
            .synopsis("Shows pools.")
            .parameter(text("Identity").at(0).fromPipeline().doc("The pool."))
            .parameter(filter("Filter").doc("Which pools."))
            .parameter(text("Site").doc("The site."))
            .output(Output.table("TestPool").with("Identity", "The FQDN.").with("Users", "How many."))
            .example("Get-TestPool", "Shows all pools.")
            .build();

    private static final Declaration SET_SERVICE = Declaration.of("Set-TestService")
            .synopsis("Echoes its parameters.")
            .changing()
            .parameter(span("SyncInterval", Duration.ofSeconds(5), Duration.ofHours(3))
                    .doc("The interval."))
            .parameter(count("MaxBatches", 1, 500).doc("The batches."))
            .parameter(choice("BackupModule", "All", "UserServices.PresenceFocus")
                    .wordAlias("Everything", "All")
                    .topicWord("PresenceFocus", "UserServices.PresenceFocus")
                    .doc("The module."))
            .parameter(edits("Groups").doc("The groups."))
            .parameter(identity("Registrar", "Registrar").doc("The next hop."))
            .parameter(identity("Route", "EdgeServer")
                    .topicAlias("ExternalRoute")
                    .bareIsTopicSpelling()
                    .doc("The route."))
            .parameter(truth("Online").doc("Whether it is online."))
            .parameter(text("Names").several().doc("Names."))
            .parameter(flag("Full").doc("One."))
            .parameter(flag("Steady").doc("Other."))
            .parameter(flag("FailedOverOnly").doc("Needs -Full."))
            .atMostOneOf("Full", "Steady")
            .needs("FailedOverOnly", "Full")
            .build();

    private static final Declaration MOVE_STORE = Declaration.of("Move-TestStore")
            .synopsis("Has two parameter sets.")
            .parameter(flag("Restore").in("Normal").doc("Restores."))
            .parameter(fqdn("SqlServerFqdn").mandatory().in("Disaster").doc("The server."))
            .parameter(text("SqlInstanceName").in("Disaster").doc("The instance."))
            .build();

    private static void pools(Invocation<TestSession> in) {
        var filter = in.arguments().value("Filter");
        USERS.forEach((fqdn, users) -> {
            var pool = ShellObject.table("TestPool")
                    .with("Identity", fqdn)
                    .with("Users", users)
                    .with("UpToDate", users > 100)
                    .with("Interval", Duration.ofMinutes(users % 7))
                    .with("Started", Instant.parse("2013-11-04T08:00:00Z"))
                    .with("Computers", List.of("fe1." + fqdn, "fe2." + fqdn))
                    .build();
            var named = in.arguments()
                    .textIf("Identity")
                    .map(fqdn::equalsIgnoreCase)
                    .orElse(true);
            if (named
                    && filter.stream()
                            .allMatch(condition -> Values.isTrue(((Expression) condition).evaluate(Scope.of(pool))))) {
                in.emit(pool);
            }
        });
        in.end();
    }

    private static void echo(Invocation<TestSession> in) {
        in.verbose("Echoing");
        in.session().done.add(in.arguments().set());
        for (var parameter : in.registry().declarations().stream()
                .filter(cmdlet -> cmdlet == SET_SERVICE || cmdlet == MOVE_STORE)
                .flatMap(cmdlet -> cmdlet.ownParameters().stream())
                .toList()) {
            in.arguments().value(parameter.name()).ifPresent(value -> in.emit(parameter.name() + "=" + value));
        }
        in.end();
    }

    /** A cmdlet that does its work at once. */
    private record Simple(Declaration declaration, Consumer<Invocation<TestSession>> work)
            implements Cmdlet<TestSession> {

        @Override
        public void run(Invocation<TestSession> in) {
            work.accept(in);
        }
    }

    /** A cmdlet that takes its time, and is refused for pools below 100 users, on the way for pool3. */
    private static final class FailOver implements Cmdlet<TestSession> {

        private final Declaration declaration = Declaration.of("Invoke-TestFailOver")
                .synopsis("Fails a pool over.")
                .topic("Failing over a pool, step 7")
                .changing()
                .parameter(fqdn("PoolFqdn").mandatory().fromPipeline("Identity").doc("The pool that homes the users."))
                .parameter(flag("DisasterMode").doc("The pool is down."))
                .parameter(flag("Force").doc("No questions."))
                .parameter(span("WaitTime")
                        .byDefault(Duration.ofMinutes(10), "00:10:00")
                        .doc("How long to wait."))
                .refuses(ErrorId.PoolNotPaired, ErrorId.CmsNotAvailable)
                .build();

        @Override
        public Declaration declaration() {
            return declaration;
        }

        @Override
        public List<Precondition> preconditions(Call<TestSession> call) {
            var pool = call.arguments().text("PoolFqdn");
            var large = USERS.getOrDefault(pool, 0L) > 100;
            return List.of(
                    Precondition.that(
                            large,
                            "The pool is paired",
                            pool + " has " + USERS.getOrDefault(pool, 0L),
                            () -> refusal(ErrorId.PoolNotPaired, pool, pool + " has no backup pool")),
                    Precondition.that(
                            large,
                            "The CMS is available",
                            "",
                            () -> refusal(ErrorId.CmsNotAvailable, pool, "no active master is known")));
        }

        private static Refusal refusal(ErrorId id, String pool, String why) {
            return Refusal.of(id, pool, "Failover of " + pool, why, "Repair it and run the cmdlet again.");
        }

        @Override
        public void run(Invocation<TestSession> in) {
            var pool = in.arguments().text("PoolFqdn");
            in.verbose("Waiting for " + pool);
            in.session().done.add("start " + pool);
            in.session().due.add(() -> {
                in.session().done.add("end " + pool);
                Optional.of(pool)
                        .filter("pool3.contoso.com"::equals)
                        .ifPresentOrElse(
                                late -> in.refuse(refusal(ErrorId.SyncNotComplete, late, "the backup is not complete")),
                                in::end);
            });
        }
    }
}
