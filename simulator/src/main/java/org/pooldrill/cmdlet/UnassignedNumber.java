package org.pooldrill.cmdlet;

import static org.pooldrill.shell.command.Parameter.flag;
import static org.pooldrill.shell.command.Parameter.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pooldrill.announcement.Announcements;
import org.pooldrill.announcement.UnassignedRange;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.refusal.Refusal;
import org.pooldrill.shell.command.Call;
import org.pooldrill.shell.command.Cmdlet;
import org.pooldrill.shell.command.Declaration;
import org.pooldrill.shell.command.Invocation;
import org.pooldrill.shell.command.Output;
import org.pooldrill.shell.command.Parameter;
import org.pooldrill.shell.object.ShellObject;
import org.pooldrill.shell.object.Wildcard;

/**
 * Get-, New-, Set- and Remove-CsUnassignedNumber: which unassigned numbers lead to which announcement of which pool.
 * After a failover they are retargeted to the backup pool, and back when the outage is over [doc].
 */
final class UnassignedNumber implements Cmdlet<Caller> {
    private static final String TYPE =
            "Microsoft.Rtc.Management.WritableConfig.Settings.AnnouncementServiceSettings.UnassignedNumber";
    private static final String START = "NumberRangeStart";
    private static final String END = "NumberRangeEnd";
    private static final String SERVICE = "AnnouncementService";
    private static final String NAME = "AnnouncementName";

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

    UnassignedNumber(Verb verb) {
        this.verb = verb;
        this.declaration = declare(verb);
    }

    private static Declaration declare(Verb verb) {
        var builder = Declaration.of(verb + "-CsUnassignedNumber")
                .synopsis(verb.does + " ranges of unassigned numbers.")
                .description("After a failover, when the announcement was recreated at the backup pool, its numbers are"
                        + " retargeted there; when the outage is over, back.")
                .topic("Announcement application disaster recovery");
        var identity = text("Identity").at(0).fromPipeline().doc("The name of the range.");
        switch (verb) {
            case Get -> {
                builder.parameter(identity.byDefault("*", "all"))
                        .output(Output.list(TYPE)
                                .with("Identity", "The name of the range.")
                                .with("AnnouncementServiceId", "The service that answers.")
                                .with("AnnouncementName", "The announcement that it plays.")
                                .with("NumberRangeStart", "The first number.")
                                .with("NumberRangeEnd", "The last number."))
                        .example("Get-CsUnassignedNumber", "Shows all ranges.");
            }
            case New -> {
                builder.changing().parameter(identity.mandatory());
                rest(builder, true);
                builder.example(
                        "New-CsUnassignedNumber -Identity Vacant -NumberRangeStart \"+15550300\" -NumberRangeEnd"
                                + " \"+15550399\" -AnnouncementService service:ApplicationServer:pool1.contoso.com"
                                + " -AnnouncementName Vacant",
                        "Has a hundred numbers lead to an announcement.");
            }
            case Set -> {
                builder.changing().parameter(identity.mandatory());
                rest(builder, false);
                builder.atLeastOneOf(START, END, SERVICE, NAME);
                builder.example(
                        "Set-CsUnassignedNumber -Identity Vacant -AnnouncementService"
                                + " service:ApplicationServer:pool2.contoso.com -AnnouncementName Vacant",
                        "Retargets a range to pool2.");
            }
            case Remove -> {
                builder.changing().parameter(identity.mandatory());
                builder.example("Remove-CsUnassignedNumber -Identity Vacant", "Takes a range away.");
            }
        }
        if (verb != Verb.Get) {
            builder.parameter(flag("Force").doc("Suppresses messages that are not fatal."))
                    .refuses(
                            ErrorId.UnknownIdentity,
                            ErrorId.ParameterConflict,
                            ErrorId.ParameterOutOfRange,
                            ErrorId.CmsNotAvailable,
                            ErrorId.CmsMoveInProgress);
        }
        return builder.build();
    }

    private static void rest(Declaration.Builder builder, boolean mandatory) {
        var parameters = List.of(
                text(START).doc("The first number, such as +15550300."),
                text(END).doc("The last number."),
                ApplicationService.parameter(SERVICE)
                        .doc("The pool that answers, as service:ApplicationServer:<pool FQDN>."),
                text(NAME).doc("The announcement there."));
        for (Parameter.Builder parameter : parameters) {
            builder.parameter(mandatory ? parameter.mandatory() : parameter);
        }
    }

    @Override
    public Declaration declaration() {
        return declaration;
    }

    private static Map<String, String> configuration(Caller caller) {
        return caller.simulation()
                .centralStore()
                .published(caller.on().orElse(""))
                .values();
    }

    private static Optional<UnassignedRange> named(Call<Caller> call) {
        var name = call.arguments().text("Identity");
        return Announcements.ranges(configuration(call.session())).stream()
                .filter(range -> range.name().equalsIgnoreCase(name))
                .findFirst();
    }

    private static UnassignedRange after(Call<Caller> call) {
        var arguments = call.arguments();
        var now = named(call);
        var pool = arguments.textIf(SERVICE).flatMap(typed -> Known.poolName(call.session(), typed));
        return new UnassignedRange(
                now.map(UnassignedRange::name).orElse(arguments.text("Identity")),
                arguments
                        .textIf(START)
                        .or(() -> now.map(UnassignedRange::first))
                        .map(UnassignedNumber::number)
                        .orElse(""),
                arguments
                        .textIf(END)
                        .or(() -> now.map(UnassignedRange::last))
                        .map(UnassignedNumber::number)
                        .orElse(""),
                pool.or(() -> now.map(UnassignedRange::pool)).orElse(""),
                arguments
                        .textIf(NAME)
                        .or(() -> now.map(UnassignedRange::announcement))
                        .orElse(""));
    }

    private static String number(String typed) {
        return typed.startsWith("tel:") ? typed.substring("tel:".length()) : typed;
    }

    private String asked(Call<Caller> call) {
        return verb + "-CsUnassignedNumber " + call.arguments().text("Identity");
    }

    private Publishing publishing(Call<Caller> call) {
        var range = after(call);
        return new Publishing(
                call.session(),
                Map.of(Announcements.rangeKey(range.name()), verb == Verb.Remove ? "" : Announcements.value(range)),
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
                    () -> Refusal.of(
                            ErrorId.ParameterConflict,
                            name,
                            asked(call),
                            "there is a range " + name + " already",
                            "Get-CsUnassignedNumber lists the ranges.")));
        } else {
            list.add(known.one(
                    "range",
                    name,
                    Announcements.ranges(configuration(call.session())).stream()
                            .map(UnassignedRange::name)
                            .toList()));
        }
        call.arguments().textIf(SERVICE).ifPresent(pool -> list.add(known.pool(pool)));
        if (verb != Verb.Remove && list.stream().allMatch(Precondition::isMet)) {
            var range = after(call);
            list.add(valid(call, range));
            list.add(known.one(
                    "announcement of " + range.pool(),
                    range.announcement(),
                    Announcements.in(configuration(call.session())).stream()
                            .filter(each -> each.pool().equals(range.pool()))
                            .map(each -> each.name())
                            .toList()));
        }
        if (list.stream().allMatch(Precondition::isMet)) {
            list.addAll(publishing(call).preconditions());
        }
        return list;
    }

    private Precondition valid(Call<Caller> call, UnassignedRange range) {
        var text = "The numbers are a range";
        var fine = range.first().matches("\\+?[0-9]{2,20}")
                && range.last().matches("\\+?[0-9]{2,20}")
                && range.holds(range.first());
        return Precondition.that(
                fine,
                text,
                range.first() + " to " + range.last(),
                () -> Refusal.of(
                        ErrorId.ParameterOutOfRange,
                        range.first(),
                        asked(call),
                        range.first() + " to " + range.last() + " is no range of numbers",
                        "Give the smaller number as -" + START + ", both such as +15550300."));
    }

    @Override
    public void run(Invocation<Caller> in) {
        if (verb != Verb.Get) {
            publishing(in).run(in);
            return;
        }
        var names = Wildcard.of(in.arguments().text("Identity"));
        Announcements.ranges(configuration(in.session())).stream()
                .filter(range -> names.fits(range.name()))
                .forEach(range -> in.emit(ShellObject.list(TYPE)
                        .with("Identity", range.name())
                        .with("AnnouncementServiceId", ApplicationService.identity(range.pool()))
                        .with("AnnouncementName", range.announcement())
                        .with("NumberRangeStart", range.first())
                        .with("NumberRangeEnd", range.last())
                        .build()));
        in.end();
    }
}
