package org.pooldrill.cmdlet;

import static org.pooldrill.shell.command.Parameter.flag;
import static org.pooldrill.shell.command.Parameter.fqdn;
import static org.pooldrill.shell.command.Parameter.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pooldrill.estate.Timing;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.refusal.Refusal;
import org.pooldrill.shell.command.Arguments;
import org.pooldrill.shell.command.Call;
import org.pooldrill.shell.command.Cmdlet;
import org.pooldrill.shell.command.Declaration;
import org.pooldrill.shell.command.Invocation;

/**
 * {@code Move-CsUser}: an account gets another home [doc]. With -Force it goes alone, whatever the pools do; without, the
 * user's contacts and meetings go along, which takes both pools [inferred].
 */
final class MoveCsUser implements Cmdlet<Caller>, Paced {
    private final Declaration declaration = Declaration.of("Move-CsUser")
            .synopsis("Moves a user to another pool.")
            .description("Contacts and meetings go along where both pools serve. With -Force the account is moved"
                    + " without them, and what stays behind cannot be recovered by the user: only Import-CsUserData brings"
                    + " it to the new pool.")
            .description("Whoever is signed in is signed out, and signs in at the new pool.")
            .topic("Failing over a pool that cannot be recovered")
            .changing()
            .parameter(text("Identity")
                    .mandatory()
                    .at(0)
                    .fromPipeline("SipAddress", "Identity")
                    .doc("The user: a SIP address, with sip: or without, the name or the distinguished name."))
            .parameter(fqdn("Target").mandatory().at(1).doc("The pool, or the branch, that he is to be homed on."))
            .parameter(flag("MoveConferenceData")
                    .doc("The content of his conferences goes along too. Not to be used as part of disaster recovery:"
                            + " there the Backup Service has carried it. Without effect with -Force."))
            .parameter(flag("Force").doc("Moves the account alone, without asking either pool."))
            .refuses(ErrorId.UnknownIdentity, ErrorId.PoolUnreachable, ErrorId.TargetPoolUnreachable)
            .example("Move-CsUser -Identity alice@contoso.com -Target pool2.contoso.com", "Moves one user.")
            .example(
                    "Get-CsUser -Filter {RegistrarPool -eq \"pool1.contoso.com\"} | Move-CsUser -Target pool3.contoso.com"
                            + " -Force",
                    "Moves all users of a pool that is lost, without their contacts and meetings.")
            .build();

    @Override
    public Declaration declaration() {
        return declaration;
    }

    @Override
    public Timing pace() {
        return Timing.USER_MOVE;
    }

    @Override
    public List<Precondition> preconditions(Call<Caller> call) {
        var arguments = call.arguments();
        var caller = call.session();
        var asked = asked(arguments);
        var list = new ArrayList<Precondition>();
        list.add(UserIdentity.known(call, "Identity"));
        var target = target(caller, arguments);
        list.add(
                target.isPresent()
                        ? Precondition.met("The target is in the topology", target.get())
                        : new Known(caller, asked).pool(arguments.text("Target")));
        if (list.stream().allMatch(Precondition::isMet) && !arguments.flag("Force")) {
            var home = UserIdentity.find(caller, arguments.text("Identity"))
                    .orElseThrow()
                    .registrar();
            var accounts = caller.simulation().accounts();
            list.add(serves(caller, asked, accounts.poolOf(home), ErrorId.PoolUnreachable));
            list.add(serves(caller, asked, accounts.poolOf(target.get()), ErrorId.TargetPoolUnreachable));
        }
        return list;
    }

    /** Contacts and meetings are read and written where the users of a pool are served. */
    private static Precondition serves(Caller caller, String asked, String pool, ErrorId id) {
        var simulation = caller.simulation();
        var text = "The users of " + pool + " are served, where contacts and meetings are read or written";
        var at =
                simulation.pair().authority(pool).servedBy(simulation.physical().up(pool));
        var writable = !at.isEmpty()
                && caller.reaches().test(at)
                && simulation.pair().authority(pool).writable().service().writable();
        return writable
                ? Precondition.met(text, at + " serves them")
                : Precondition.unmet(
                        text,
                        Refusal.of(
                                id,
                                pool,
                                asked,
                                at.isEmpty()
                                        ? "nobody serves the users of " + pool
                                        : at + " cannot be reached or cannot be written now",
                                "Bring " + pool + " up, or give -Force: the account then goes without contacts and"
                                        + " meetings."));
    }

    private static Optional<String> target(Caller caller, Arguments arguments) {
        var typed = arguments.text("Target");
        return Known.poolName(caller, typed)
                .or(() -> Known.named(caller.estate().branches().keySet(), typed));
    }

    @Override
    public void run(Invocation<Caller> in) {
        var caller = in.session();
        var arguments = in.arguments();
        var to = target(caller, arguments).orElseThrow();
        var force = arguments.flag("Force");
        var content = arguments.flag("MoveConferenceData") && !force;
        if (arguments.flag("MoveConferenceData") && force) {
            in.warn("-MoveConferenceData is without effect: with -Force the account is moved alone.");
        }
        caller.later(caller.millis(pace()), () -> {
            UserIdentity.find(caller, arguments.text("Identity")).ifPresent(user -> {
                in.verbose(user.sip() + " moves from " + user.registrar() + " to " + to + ".");
                caller.simulation().accounts().move(user.sip(), to, !force, content);
            });
            in.end();
        });
    }

    private static String asked(Arguments arguments) {
        return "Move of " + arguments.text("Identity") + " to " + arguments.text("Target");
    }
}
