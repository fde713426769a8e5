package org.pooldrill.cmdlet;

import java.util.List;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.shell.command.Call;
import org.pooldrill.shell.command.Cmdlet;
import org.pooldrill.shell.command.Declaration;
import org.pooldrill.shell.command.Invocation;
import org.pooldrill.shell.command.Output;
import org.pooldrill.shell.command.Parameter;
import org.pooldrill.shell.language.Expression;
import org.pooldrill.shell.language.Scope;
import org.pooldrill.shell.object.ShellObject;
import org.pooldrill.shell.object.Values;
import org.pooldrill.shell.object.Wildcard;

/** {@code Get-CsUser}: the accounts as Active Directory has them. A failover never changes RegistrarPool [doc]. */
final class GetCsUser implements Cmdlet<Caller> {

    private static final String TYPE = "Microsoft.Rtc.Management.ADConnect.Schema.OCSADUser";
    private static final long MANY = 1_000_000;

    private final Declaration declaration = Declaration.of("Get-CsUser")
            .synopsis("Shows the users who are enabled, and the pool that each is homed on.")
            .description("RegistrarPool is the home pool; failing a pool over or back does not change it.")
            .parameter(Parameter.text("Identity")
                    .at(0)
                    .fromPipeline("SipAddress")
                    .doc("A SIP address, with sip: or without, or the display name; * may stand in it."))
            .parameter(Parameter.filter("Filter")
                    .doc("A condition on the properties, such as {RegistrarPool -eq \"pool1.contoso.com\"}."))
            .parameter(Parameter.count("ResultSize", 0, MANY).doc("Not more users than this."))
            .atMostOneOf("Identity", "Filter")
            .output(Output.list(TYPE)
                    .with("Identity", "The distinguished name.")
                    .with("SipAddress", "The SIP address, with sip:.")
                    .with("Enabled", "Whether he may sign in at all.")
                    .with("RegistrarPool", "The FQDN of his home pool; for users of a branch, the branch.")
                    .with("DisplayName", "His name."))
            .refuses(ErrorId.UnknownIdentity)
            .example("Get-CsUser alice@contoso.com", "Shows one user.")
            .example(
                    "Get-CsUser -Filter {RegistrarPool -eq \"pool1.contoso.com\"} | Measure-Object",
                    "Counts the users of a pool.")
            .build();

    @Override
    public Declaration declaration() {
        return declaration;
    }

    @Override
    public List<Precondition> preconditions(Call<Caller> call) {
        var identity = call.arguments().textIf("Identity");
        if (identity.isEmpty() || identity.get().contains("*")) {
            return List.of();
        }
        return List.of(UserIdentity.known(call, "Identity"));
    }

    @Override
    public void run(Invocation<Caller> in) {
        var arguments = in.arguments();
        var most = arguments.countIf("ResultSize").orElse(MANY);
        var filter = arguments.value("Filter").map(Expression.class::cast);
        var found = 0L;
        var identity = arguments.textIf("Identity");
        if (identity.isPresent() && !identity.get().contains("*")) {
            var user = UserIdentity.find(in.session(), identity.get()).orElseThrow();
            in.emit(object(user.sip(), user.registrar()));
            in.end();
            return;
        }
        var pattern = Wildcard.of(identity.orElse("*"));
        for (var home : in.session().simulation().world().populations().entrySet()) {
            for (var sip : home.getValue().users()) {
                if (found == most) {
                    break;
                }
                if (!pattern.fits(sip) && !pattern.fits("sip:" + sip) && !pattern.fits(UserIdentity.name(sip))) {
                    continue;
                }
                var user = object(sip, home.getKey());
                if (filter.stream().allMatch(condition -> Values.isTrue(condition.evaluate(Scope.of(user))))) {
                    in.emit(user);
                    found++;
                }
            }
        }
        in.end();
    }

    private static ShellObject object(String sip, String registrar) {
        return ShellObject.list(TYPE)
                .with("Identity", UserIdentity.distinguished(sip))
                .with("SipAddress", "sip:" + sip)
                .with("Enabled", true)
                .with("RegistrarPool", registrar)
                .with("DisplayName", UserIdentity.name(sip))
                .build();
    }
}
