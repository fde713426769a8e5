package org.pooldrill.cmdlet;

import static org.pooldrill.shell.command.Parameter.count;
import static org.pooldrill.shell.command.Parameter.flag;
import static org.pooldrill.shell.command.Parameter.identity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pooldrill.cms.ConfigurationKeys;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.shell.command.Arguments;
import org.pooldrill.shell.command.Call;
import org.pooldrill.shell.command.Cmdlet;
import org.pooldrill.shell.command.Declaration;
import org.pooldrill.shell.command.Invocation;

/**
 * {@code Set-CsUserServer}: settings of a pool's User Services [doc]. None of them has to do with failover; they are
 * published like any configuration, and Get-CsService -UserServer shows them.
 */
final class SetCsUserServer implements Cmdlet<Caller> {
    /** The ports, with their defaults where one is documented. */
    static final Map<String, Long> PORTS = Map.of(
            "McuFactorySipPort", 444L, "ConfDirManagementWcfTcpPort", 9001L, "UserPinManagementWcfHttpPort", 443L);

    /** The settings in the order of the reference. */
    static final List<String> SETTINGS = List.of(
            "ConferenceServer",
            "McuFactorySipPort",
            "UserDatabase",
            "ConfDirManagementWcfTcpPort",
            "UserPinManagementWcfHttpPort");

    private static final Declaration DECLARATION = Declaration.of("Set-CsUserServer")
            .synopsis("Changes settings of a pool's User Services.")
            .description("It has no settings of failover: those are the registrar's, Set-CsRegistrar.")
            .changing()
            .parameter(identity("Identity", "UserServer")
                    .mandatory()
                    .at(0)
                    .fromPipeline("Identity")
                    .doc("The service: UserServer: and the pool's FQDN."))
            .parameter(identity("ConferenceServer", "ConferencingServer")
                    .doc("The conferencing service that it uses, as ConferencingServer:<pool FQDN>."))
            .parameter(count("McuFactorySipPort", 1, 65_535).doc("SIP port of the MCU factory."))
            .parameter(identity("UserDatabase", "UserDatabase")
                    .doc("The user database that it uses, as UserDatabase:<SQL server FQDN>."))
            .parameter(count("ConfDirManagementWcfTcpPort", 1, 65_535)
                    .doc("TCP port of the management of conference directories; 9001 unless set."))
            .parameter(count("UserPinManagementWcfHttpPort", 1, 65_535)
                    .doc("HTTP port of the management of users' PINs; 443 unless set."))
            .parameter(flag("Force").doc("Suppresses messages that are not fatal."))
            .atLeastOneOf(SETTINGS.toArray(String[]::new))
            .refuses(ErrorId.UnknownIdentity, ErrorId.CmsNotAvailable, ErrorId.CmsMoveInProgress)
            .example(
                    "Set-CsUserServer -Identity UserServer:pool1.contoso.com -ConfDirManagementWcfTcpPort 9002",
                    "Moves the management of pool1's conference directories to another port.")
            .build();

    @Override
    public Declaration declaration() {
        return DECLARATION;
    }

    @Override
    public List<Precondition> preconditions(Call<Caller> call) {
        var caller = call.session();
        var arguments = call.arguments();
        var typed = arguments.text("Identity");
        var known = new Known(caller, asked(typed));
        var list = new ArrayList<Precondition>();
        list.add(known.pool(typed));
        arguments.textIf("ConferenceServer").ifPresent(pool -> list.add(known.pool(pool)));
        var servers = caller.estate().pools().values().stream()
                .map(pool -> pool.sql().primary())
                .toList();
        arguments.textIf("UserDatabase").ifPresent(server -> list.add(known.one("user database", server, servers)));
        if (list.stream().allMatch(Precondition::isMet)) {
            list.addAll(publishing(caller, arguments).preconditions());
        }
        return list;
    }

    @Override
    public void run(Invocation<Caller> in) {
        publishing(in.session(), in.arguments()).run(in);
    }

    private static Publishing publishing(Caller caller, Arguments arguments) {
        var pool = Known.poolName(caller, arguments.text("Identity")).orElseThrow();
        var values = new LinkedHashMap<String, String>();
        for (var setting : SETTINGS) {
            var value = PORTS.containsKey(setting)
                    ? arguments.countIf(setting).map(String::valueOf)
                    : arguments.textIf(setting);
            value.ifPresent(text -> values.put(ConfigurationKeys.userServer(pool, setting), text));
        }
        return new Publishing(caller, values, asked(pool));
    }

    private static String asked(String pool) {
        return "Change of the User Services of " + pool;
    }
}
