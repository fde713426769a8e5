package org.pooldrill.cmdlet;

import static org.pooldrill.shell.command.Parameter.count;
import static org.pooldrill.shell.command.Parameter.span;
import static org.pooldrill.shell.command.Parameter.text;
import static org.pooldrill.shell.command.Parameter.truth;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.pooldrill.application.ApplicationEvent.CallParkSettingsChanged;
import org.pooldrill.computer.WindowsService;
import org.pooldrill.estate.CallParkSettings;
import org.pooldrill.estate.Pool;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.shell.command.Call;
import org.pooldrill.shell.command.Cmdlet;
import org.pooldrill.shell.command.Declaration;
import org.pooldrill.shell.command.Invocation;
import org.pooldrill.shell.command.Output;
import org.pooldrill.shell.object.ShellObject;

/**
 * Get- and Set-CsCpsConfiguration: how Call Park is set. Failed-over users have the settings of the backup pool; those
 * of a pool that does not come back are lost [doc]. They stand with each pool of a site [model].
 */
final class CpsConfiguration implements Cmdlet<Caller> {
    private static final String TYPE = "Microsoft.Rtc.Management.WritableConfig.Settings.CallParkServiceSettings";
    private static final String TIMEOUT = "CallPickupTimeoutThreshold";
    private static final String ATTEMPTS = "MaxCallPickupAttempts";
    private static final String MUSIC = "EnableMusicOnHold";
    private static final String URI = "OnTimeoutURI";
    private static final String SITE = "site:";

    private final boolean changes;
    private final Declaration declaration;

    CpsConfiguration(boolean changes) {
        this.changes = changes;
        this.declaration = declare(changes);
    }

    private static Declaration declare(boolean changes) {
        var builder = Declaration.of((changes ? "Set" : "Get") + "-CsCpsConfiguration")
                .synopsis((changes ? "Changes" : "Shows") + " the settings of Call Park.")
                .description("Nothing carries them to the backup pool: set them there too.")
                .topic("Call Park and Group Call Pickup disaster recovery")
                .parameter(text("Identity")
                        .at(0)
                        .byDefault("global", "every pool")
                        .doc("Which pools: site:<name> for those of a site, or global."));
        if (!changes) {
            return builder.output(Output.list(TYPE)
                            .with("Identity", "The site.")
                            .with(URI, "Where a call goes that nobody took; empty: it ends.")
                            .with(ATTEMPTS, "How often it rings where it was parked.")
                            .with(TIMEOUT, "After how long it rings there.")
                            .with(MUSIC, "Whether the caller hears music."))
                    .refuses(ErrorId.UnknownIdentity, ErrorId.ServiceNotRunning)
                    .example("Get-CsCpsConfiguration -Identity site:Datacenter1", "Shows the settings at one site.")
                    .build();
        }
        return builder.changing()
                .parameter(span(
                                TIMEOUT,
                                Duration.ofSeconds(CallParkSettings.MIN_TIMEOUT_SECONDS),
                                Duration.ofSeconds(CallParkSettings.MAX_TIMEOUT_SECONDS))
                        .doc("After how long a parked call rings where it was parked."))
                .parameter(count(ATTEMPTS, 1, 10).doc("How often it rings there before it is sent on or ends."))
                .parameter(truth(MUSIC).doc("Whether the caller hears music."))
                .parameter(text(URI).doc("Where a call goes that nobody took, as sip:<address>."))
                .atLeastOneOf(TIMEOUT, ATTEMPTS, MUSIC, URI)
                .refuses(ErrorId.UnknownIdentity, ErrorId.ServiceNotRunning)
                .example(
                        "Set-CsCpsConfiguration -Identity site:Datacenter2 -CallPickupTimeoutThreshold 00:02:00",
                        "Has parked calls ring back after two minutes.")
                .build();
    }

    @Override
    public Declaration declaration() {
        return declaration;
    }

    private static String site(Call<Caller> call) {
        var identity = call.arguments().text("Identity");
        return identity.toLowerCase(Locale.ROOT).startsWith(SITE) ? identity.substring(SITE.length()) : identity;
    }

    private static boolean global(Call<Caller> call) {
        return site(call).equalsIgnoreCase("global");
    }

    private List<ApplicationService> services(Call<Caller> call) {
        return call.session().estate().pools().values().stream()
                .filter(pool -> global(call) || pool.site().equalsIgnoreCase(site(call)))
                .map(Pool::fqdn)
                .map(pool -> new ApplicationService(
                        call.session(),
                        declaration.name() + " " + call.arguments().text("Identity"),
                        pool))
                .toList();
    }

    @Override
    public List<Precondition> preconditions(Call<Caller> call) {
        var list = new ArrayList<Precondition>();
        if (!global(call)) {
            list.add(new Known(
                            call.session(),
                            declaration.name() + " " + call.arguments().text("Identity"))
                    .site(site(call)));
        }
        services(call).forEach(service -> list.addAll(service.running(WindowsService.RTCCPS)));
        return list;
    }

    @Override
    public void run(Invocation<Caller> in) {
        for (var service : services(in)) {
            var now = service.state().callPark();
            if (changes) {
                service.record(new CallParkSettingsChanged(service.pool(), after(in, now)));
            } else {
                in.emit(ShellObject.list(TYPE)
                        .with(
                                "Identity",
                                "Site:"
                                        + in.session()
                                                .estate()
                                                .pool(service.pool())
                                                .site())
                        .with(URI, now.onTimeout())
                        .with(ATTEMPTS, now.maxAttempts())
                        .with(TIMEOUT, Duration.ofSeconds(now.timeoutSeconds()))
                        .with(MUSIC, now.musicOnHold())
                        .build());
            }
        }
        in.end();
    }

    private static CallParkSettings after(Call<Caller> call, CallParkSettings now) {
        var arguments = call.arguments();
        return new CallParkSettings(
                arguments.spanIf(TIMEOUT).map(span -> (int) span.toSeconds()).orElse(now.timeoutSeconds()),
                arguments.countIf(ATTEMPTS).map(Long::intValue).orElse(now.maxAttempts()),
                arguments.truthIf(MUSIC).orElse(now.musicOnHold()),
                arguments.textIf(URI).orElse(now.onTimeout()));
    }
}
