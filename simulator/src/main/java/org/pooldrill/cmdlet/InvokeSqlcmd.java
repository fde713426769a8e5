package org.pooldrill.cmdlet;

import static org.pooldrill.shell.command.Parameter.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pooldrill.chat.ChatPool;
import org.pooldrill.finding.Finding;
import org.pooldrill.finding.FindingCode;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.refusal.Refusal;
import org.pooldrill.shell.command.Arguments;
import org.pooldrill.shell.command.Call;
import org.pooldrill.shell.command.Cmdlet;
import org.pooldrill.shell.command.Declaration;
import org.pooldrill.shell.command.DidYouMean;
import org.pooldrill.shell.command.Invocation;
import org.pooldrill.source.Mark;

/**
 * {@code Invoke-Sqlcmd}, for the statements that the topics of Persistent Chat print and for no others: the way to type
 * in this shell what an administrator types in a query window.
 */
final class InvokeSqlcmd implements Cmdlet<Caller> {
    private static final String QUERY = "Query";
    private static final String SERVER = "ServerInstance";

    private static final Declaration DECLARATION = Declaration.of("Invoke-Sqlcmd")
            .synopsis("Runs a statement of the Persistent Chat procedures on a SQL server.")
            .description("Accepted are the statements of failing over and failing back Persistent Chat Server: "
                    + String.join("; ", SqlStatement.examples()) + ".")
            .topic("Failing over Persistent Chat Server, steps 1 to 4")
            .mark(Mark.MODEL)
            .changing()
            .parameter(text(QUERY).mandatory().at(0).doc("The statement."))
            .parameter(text(SERVER)
                    .mandatory()
                    .doc("The SQL server, with \\instance or without: the primary for restoring over it, else the"
                            + " secondary."))
            .parameter(text("Database").doc("Accepted; the statements name it."))
            .refuses(ErrorId.ParameterOutOfRange, ErrorId.UnknownIdentity, ErrorId.ServiceNotRunning)
            .example(
                    "Invoke-Sqlcmd -Query \"restore database mgc with recovery\" -ServerInstance sqlchat2.contoso.com",
                    "Brings the secondary database online.")
            .build();

    @Override
    public Declaration declaration() {
        return DECLARATION;
    }

    @Override
    public List<Precondition> preconditions(Call<Caller> call) {
        var caller = call.session();
        var arguments = call.arguments();
        var list = new ArrayList<Precondition>();
        list.add(statementKnown(arguments));
        list.add(serverKnown(caller, arguments));
        if (list.stream().allMatch(Precondition::isMet)) {
            list.add(serverUp(caller, arguments));
            list.add(possible(caller, arguments));
        }
        return list;
    }

    private static Optional<SqlStatement> statement(Arguments arguments) {
        return SqlStatement.of(arguments.text(QUERY));
    }

    private static String server(Arguments arguments) {
        return arguments.text(SERVER).replaceFirst("\\\\.*", "");
    }

    private static Optional<ChatPool> pool(Caller caller, Arguments arguments) {
        var typed = server(arguments);
        return caller.estate().persistentChat().values().stream()
                .filter(chat -> chat.sqlServers().stream().anyMatch(typed::equalsIgnoreCase))
                .map(chat -> caller.simulation().view().chat(chat.fqdn()))
                .findFirst();
    }

    private static Precondition statementKnown(Arguments arguments) {
        return Precondition.that(
                statement(arguments).isPresent(),
                "The statement is one of the procedures",
                arguments.text(QUERY),
                () -> refusal(
                        ErrorId.ParameterOutOfRange,
                        "-" + QUERY,
                        "the statement \"" + arguments.text(QUERY) + "\" is none of them",
                        "Accepted: " + String.join("; ", SqlStatement.examples()) + "."));
    }

    private static Precondition serverKnown(Caller caller, Arguments arguments) {
        var known = caller.estate().persistentChat().values().stream()
                .flatMap(chat -> chat.sqlServers().stream())
                .toList();
        return Precondition.that(
                pool(caller, arguments).isPresent(),
                "The SQL server has a database of Persistent Chat",
                server(arguments),
                () -> refusal(
                        ErrorId.UnknownIdentity,
                        server(arguments),
                        server(arguments) + " has none" + DidYouMean.hint(server(arguments), known),
                        known.isEmpty() ? "No server has." : "It is on " + String.join(", ", known) + "."));
    }

    private static Precondition serverUp(Caller caller, Arguments arguments) {
        var up = caller.simulation().world().computers().computerUp(name(caller, arguments));
        return Precondition.that(
                up,
                "The SQL server is up",
                name(caller, arguments),
                () -> refusal(
                        ErrorId.ServiceNotRunning,
                        name(caller, arguments),
                        name(caller, arguments) + " is down",
                        "Bring it up first."));
    }

    private static String name(Caller caller, Arguments arguments) {
        return Known.named(pool(caller, arguments).orElseThrow().chat().sqlServers(), server(arguments))
                .orElseThrow();
    }

    private static Precondition possible(Caller caller, Arguments arguments) {
        var statement = statement(arguments).orElseThrow();
        var pool = pool(caller, arguments).orElseThrow();
        var side =
                statement.onPrimary() ? pool.chat().primarySide() : pool.chat().secondarySide();
        var rightSide = side.contains(name(caller, arguments));
        return Precondition.that(
                rightSide && statement.possible(pool.database()),
                "The statement can be carried out there",
                name(caller, arguments),
                () -> refusal(
                        ErrorId.ParameterOutOfRange,
                        "-" + (rightSide ? QUERY : SERVER),
                        rightSide
                                ? "SQL Server refuses it: it takes that " + statement.condition()
                                : "it is for " + String.join(" or ", side),
                        rightSide
                                ? "Take the steps of the topic in their order."
                                : "Give -" + SERVER + " " + side.get(0) + "."));
    }

    private static Refusal refusal(ErrorId id, String target, String why, String todo) {
        return Refusal.of(id, target, "The statement", why, todo);
    }

    @Override
    public void run(Invocation<Caller> in) {
        var caller = in.session();
        var pool = pool(caller, in.arguments()).orElseThrow();
        var statement = statement(in.arguments()).orElseThrow();
        var chat = pool.chat().fqdn();
        statement.skipped(pool.database(), !pool.active().isEmpty()).ifPresent(text -> caller.simulation()
                .findings()
                .raise(new Finding(FindingCode.STEP_SKIPPED, chat, text)));
        statement.events(chat, pool.database(), caller.simulation().now()).forEach(caller.simulation()::record);
        in.end();
    }
}
