package org.pooldrill.cmdlet;

import static org.pooldrill.shell.command.Parameter.choice;
import static org.pooldrill.shell.command.Parameter.count;
import static org.pooldrill.shell.command.Parameter.flag;
import static org.pooldrill.shell.command.Parameter.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pooldrill.callpark.OrbitRanges;
import org.pooldrill.estate.OrbitRange;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.refusal.Refusal;
import org.pooldrill.shell.command.Arguments;
import org.pooldrill.shell.command.Call;
import org.pooldrill.shell.command.Cmdlet;
import org.pooldrill.shell.command.Declaration;
import org.pooldrill.shell.command.Invocation;
import org.pooldrill.shell.command.Output;
import org.pooldrill.shell.command.Parameter;
import org.pooldrill.shell.object.ShellObject;
import org.pooldrill.shell.object.Wildcard;

/**
 * The number ranges of Call Park and Group Call Pickup: Get-, New-, Set- and Remove-CsCallParkOrbit. They are published
 * through Central Management. Ranges of Group Call Pickup are moved to the backup pool after a failover and back after
 * the failback [doc].
 */
final class CallParkOrbit implements Cmdlet<Caller> {
    private static final String TYPE = "Microsoft.Rtc.Management.CallParkServiceOrbits.DisplayCallParkOrbit";
    private static final String START = "NumberRangeStart";
    private static final String END = "NumberRangeEnd";
    private static final String SERVICE = "CallParkService";
    private static final long LARGEST = 999_999_999;

    /** What is done with a range. */
    enum Verb {
        Get("Shows"),
        New("Makes"),
        Set("Changes"),
        Remove("Takes away");

        private final String does;

        Verb(String does) {
            this.does = does;
        }
    }

    private final Verb verb;
    private final Declaration declaration;

    CallParkOrbit(Verb verb) {
        this.verb = verb;
        this.declaration = declare(verb);
    }

    private static Declaration declare(Verb verb) {
        var builder = Declaration.of(verb + "-CsCallParkOrbit")
                .synopsis(verb.does + " number ranges of Call Park and of Group Call Pickup.")
                .description(
                        "A pool's users park calls on the ranges of the pool that serves them. For Group Call Pickup a"
                                + " range has to be moved to the backup pool after a failover (Set-CsCallParkOrbit"
                                + " -CallParkService), and back after the failback.")
                .topic("Call Park and Group Call Pickup disaster recovery");
        var identity = text("Identity").at(0).fromPipeline().doc("The name of the range.");
        switch (verb) {
            case Get -> {
                builder.parameter(identity.byDefault("*", "all"));
                builder.parameter(type().doc("Only ranges for this."));
                builder.output(Output.list(TYPE)
                        .with("Identity", "The name of the range.")
                        .with("NumberRangeStart", "Its first number.")
                        .with("NumberRangeEnd", "Its last number.")
                        .with("CallParkServiceId", "The service that owns it.")
                        .with("CallParkServerFqdn", "The pool that owns it.")
                        .with("Type", "CallPark or GroupPickup."));
                builder.example("Get-CsCallParkOrbit -Type GroupPickup", "Shows the ranges of Group Call Pickup.");
            }
            case New -> {
                builder.changing().parameter(identity.mandatory());
                ends(builder, true);
                builder.parameter(type().byDefault("CallPark", "CallPark").doc("What the numbers are for."));
                builder.example(
                        "New-CsCallParkOrbit -Identity Sales -NumberRangeStart 200 -NumberRangeEnd 249 -CallParkService"
                                + " service:ApplicationServer:pool1.contoso.com -Type GroupPickup",
                        "Makes a range for Group Call Pickup.");
            }
            case Set -> {
                builder.changing().parameter(identity.mandatory());
                ends(builder, false);
                builder.atLeastOneOf(START, END, SERVICE);
                builder.example(
                        "Set-CsCallParkOrbit -Identity Sales -CallParkService"
                                + " service:ApplicationServer:pool2.contoso.com",
                        "Moves a range to pool2.");
            }
            case Remove -> {
                builder.changing().parameter(identity.mandatory());
                builder.example("Remove-CsCallParkOrbit -Identity Sales", "Takes a range away.");
            }
        }
        if (verb != Verb.Get) {
            builder.parameter(flag("Force").doc("Suppresses messages that are not fatal."));
            builder.refuses(
                    ErrorId.UnknownIdentity,
                    ErrorId.ParameterConflict,
                    ErrorId.ParameterOutOfRange,
                    ErrorId.CmsNotAvailable,
                    ErrorId.CmsMoveInProgress);
        } else {
            builder.refuses(ErrorId.UnknownIdentity);
        }
        return builder.build();
    }

    private static Parameter.Builder type() {
        return choice("Type", "CallPark", "GroupPickup");
    }

    private static void ends(Declaration.Builder builder, boolean mandatory) {
        var start = count(START, 1, LARGEST).doc("The first number.");
        var end = count(END, 1, LARGEST).doc("The last number.");
        var service = ApplicationService.parameter(SERVICE)
                .doc("The pool that owns it, as service:ApplicationServer:<pool FQDN>.");
        for (var parameter : List.of(start, end, service)) {
            builder.parameter(mandatory ? parameter.mandatory() : parameter);
        }
    }

    @Override
    public Declaration declaration() {
        return declaration;
    }

    private static List<OrbitRange> published(Caller caller) {
        return OrbitRanges.in(caller.simulation()
                .centralStore()
                .published(caller.on().orElse(""))
                .values());
    }

    private static Optional<OrbitRange> named(Call<Caller> call) {
        var name = call.arguments().text("Identity");
        return published(call.session()).stream()
                .filter(range -> range.name().equalsIgnoreCase(name))
                .findFirst();
    }

    private static OrbitRange after(Arguments arguments, Optional<OrbitRange> now, Caller caller) {
        var pool = arguments.textIf(SERVICE).flatMap(typed -> Known.poolName(caller, typed));
        return new OrbitRange(
                now.map(OrbitRange::name).orElse(arguments.textIf("Identity").orElse("")),
                pool.or(() -> now.map(OrbitRange::pool)).orElse(""),
                now.map(OrbitRange::type)
                        .orElseGet(() ->
                                OrbitRange.Type.valueOf(arguments.textIf("Type").orElse("CallPark"))),
                arguments.countIf(START).or(() -> now.map(OrbitRange::first)).orElse(0L),
                arguments.countIf(END).or(() -> now.map(OrbitRange::last)).orElse(0L));
    }

    private String asked(Call<Caller> call) {
        return verb + "-CsCallParkOrbit " + call.arguments().text("Identity");
    }

    private Publishing publishing(Call<Caller> call) {
        var now = named(call);
        var range = after(call.arguments(), now, call.session());
        return new Publishing(
                call.session(),
                Map.of(OrbitRanges.key(range.name()), verb == Verb.Remove ? "" : OrbitRanges.value(range)),
                asked(call));
    }

    @Override
    public List<Precondition> preconditions(Call<Caller> call) {
        if (verb == Verb.Get) {
            return List.of();
        }
        var list = new ArrayList<Precondition>();
        var name = call.arguments().text("Identity");
        var known = new Known(call.session(), asked(call));
        var now = named(call);
        if (verb == Verb.New) {
            list.add(Precondition.that(
                    now.isEmpty(),
                    "There is no range of that name",
                    name,
                    () -> conflict(
                            call,
                            "there is a range " + name + " already, of "
                                    + now.orElseThrow().pool())));
        } else {
            list.add(known.one(
                    "range",
                    name,
                    published(call.session()).stream().map(OrbitRange::name).toList()));
        }
        call.arguments().textIf(SERVICE).ifPresent(pool -> list.add(known.pool(pool)));
        if (verb != Verb.Remove && list.stream().allMatch(Precondition::isMet)) {
            list.add(valid(call, after(call.arguments(), now, call.session())));
        }
        if (list.stream().allMatch(Precondition::isMet)) {
            list.addAll(publishing(call).preconditions());
        }
        return list;
    }

    private Precondition valid(Call<Caller> call, OrbitRange range) {
        var text = "The numbers are a range of their own";
        if (range.first() > range.last()) {
            return Precondition.unmet(
                    text,
                    Refusal.of(
                            ErrorId.ParameterOutOfRange,
                            range.numbers(),
                            asked(call),
                            "range " + range.numbers() + " ends before it begins",
                            "Give the smaller number as -" + START + "."));
        }
        var other = published(call.session()).stream()
                .filter(each -> !each.name().equalsIgnoreCase(range.name()) && each.overlaps(range))
                .findFirst();
        return other.map(each -> Precondition.unmet(
                        text,
                        conflict(
                                call,
                                range.numbers() + " overlaps with range " + each.name() + " of " + each.pool() + ", "
                                        + each.numbers())))
                .orElseGet(() -> Precondition.met(text, range.numbers()));
    }

    private Refusal conflict(Call<Caller> call, String why) {
        return Refusal.of(
                ErrorId.ParameterConflict,
                call.arguments().text("Identity"),
                asked(call),
                why,
                "Get-CsCallParkOrbit lists the ranges.");
    }

    @Override
    public void run(Invocation<Caller> in) {
        if (verb != Verb.Get) {
            publishing(in).run(in);
            return;
        }
        var names = Wildcard.of(in.arguments().text("Identity"));
        var type = in.arguments().textIf("Type");
        published(in.session()).stream()
                .filter(range -> names.fits(range.name()))
                .filter(range ->
                        type.filter(word -> !word.equals(range.type().name())).isEmpty())
                .forEach(range -> in.emit(object(range)));
        in.end();
    }

    private static ShellObject object(OrbitRange range) {
        var properties = new LinkedHashMap<String, Object>();
        properties.put("Identity", range.name());
        properties.put("NumberRangeStart", String.valueOf(range.first()));
        properties.put("NumberRangeEnd", String.valueOf(range.last()));
        properties.put("CallParkServiceId", ApplicationService.identity(range.pool()));
        properties.put("CallParkServerFqdn", range.pool());
        properties.put("Type", range.type());
        var object = ShellObject.list(TYPE);
        properties.forEach(object::with);
        return object.build();
    }
}
