package org.pooldrill.cmdlet;

import static org.pooldrill.shell.command.Parameter.choice;
import static org.pooldrill.shell.command.Parameter.flag;
import static org.pooldrill.shell.command.Parameter.fqdn;
import static org.pooldrill.shell.command.Parameter.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pooldrill.chat.ChatEvent.MirrorInstalled;
import org.pooldrill.chat.ChatPool;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.refusal.Refusal;
import org.pooldrill.shell.command.Arguments;
import org.pooldrill.shell.command.Call;
import org.pooldrill.shell.command.Cmdlet;
import org.pooldrill.shell.command.Declaration;
import org.pooldrill.shell.command.Invocation;

/** "Failing over Persistent Chat Server", step 6: a mirror for the database that is the new primary [doc]. */
final class InstallCsMirrorDatabase implements Cmdlet<Caller> {
    private static final String SERVER = "SqlServerFqdn";

    private static final Declaration DECLARATION = Declaration.of("Install-CsMirrorDatabase")
            .synopsis("Sets up mirroring for the database of Persistent Chat that a failover has brought online.")
            .description("Both servers of that side have to be up. Mirrors of Front End pools are part of the estate.")
            .topic("Failing over Persistent Chat Server, step 6")
            .changing()
            .parameter(fqdn(SERVER).mandatory().doc("The SQL server whose database gets the mirror."))
            .parameter(choice("DatabaseType", "PersistentChat").mandatory().doc("PersistentChat."))
            .parameter(text("FileShare")
                    .mandatory()
                    .doc("The share over which the database goes to the mirror; files in it are not modelled."))
            .parameter(text("SqlInstanceName").doc("Accepted; each server has one instance."))
            .parameter(flag("DropExistingDatabasesOnMirror").doc("Accepted; nothing is in the way on the mirror."))
            .parameter(flag("Force").doc("Suppresses messages that are not fatal."))
            .refuses(ErrorId.UnknownIdentity, ErrorId.MirrorNotConfigured, ErrorId.ServiceNotRunning)
            .example(
                    "Install-CsMirrorDatabase -SqlServerFqdn sqlchat2.contoso.com -DatabaseType PersistentChat"
                            + " -FileShare \\\\server\\share",
                    "Gives the database on sqlchat2 its mirror.")
            .build();

    @Override
    public Declaration declaration() {
        return DECLARATION;
    }

    @Override
    public List<Precondition> preconditions(Call<Caller> call) {
        var caller = call.session();
        var typed = call.arguments().text(SERVER);
        var pool = pool(caller, call.arguments());
        var list = new ArrayList<Precondition>();
        list.add(Precondition.that(
                pool.isPresent(),
                "The SQL server is one that a Persistent Chat pool ships its log to",
                typed,
                () -> Refusal.of(
                        ErrorId.UnknownIdentity,
                        typed,
                        "A mirror for " + typed,
                        typed + " is not the secondary of a Persistent Chat pool",
                        "Name the server that the log is shipped to.")));
        if (pool.isEmpty()) {
            return list;
        }
        var mirror = pool.get().chat().secondaryMirror();
        list.add(Precondition.that(
                mirror.isPresent(),
                "The topology has a mirror for it",
                mirror.orElse(""),
                () -> Refusal.of(
                        ErrorId.MirrorNotConfigured,
                        typed,
                        "A mirror for " + typed,
                        "the topology has no mirror for it",
                        "Define one in Topology Builder first.")));
        list.add(Precondition.that(
                pool.get().database().recovered()
                        && pool.get().chat().secondarySide().stream()
                                .allMatch(pool.get().up()),
                "The database is online, and both servers are up",
                String.join(", ", pool.get().chat().secondarySide()),
                () -> Refusal.of(
                        ErrorId.ServiceNotRunning,
                        typed,
                        "A mirror for " + typed,
                        pool.get().database().recovered()
                                ? "not both of "
                                        + String.join(", ", pool.get().chat().secondarySide()) + " are up"
                                : "the database mgc on " + typed + " has not been brought online",
                        "Restore it with recovery, and bring both servers up.")));
        return list;
    }

    private static Optional<ChatPool> pool(Caller caller, Arguments arguments) {
        return caller.estate().persistentChat().values().stream()
                .filter(chat -> chat.secondary().equalsIgnoreCase(arguments.text(SERVER)))
                .map(chat -> caller.simulation().view().chat(chat.fqdn()))
                .findFirst();
    }

    @Override
    public void run(Invocation<Caller> in) {
        var pool = pool(in.session(), in.arguments()).orElseThrow();
        if (!pool.database().mirrored()) {
            in.session().simulation().record(new MirrorInstalled(pool.chat().fqdn()));
        }
        in.end();
    }
}
