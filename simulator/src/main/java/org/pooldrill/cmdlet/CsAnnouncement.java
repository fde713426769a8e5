package org.pooldrill.cmdlet;

import static org.pooldrill.shell.command.Parameter.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pooldrill.announcement.Announcement;
import org.pooldrill.announcement.Announcements;
import org.pooldrill.file.FileLocation;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.refusal.Refusal;
import org.pooldrill.shell.command.Call;
import org.pooldrill.shell.command.Cmdlet;
import org.pooldrill.shell.command.Declaration;
import org.pooldrill.shell.command.Invocation;
import org.pooldrill.shell.command.Output;
import org.pooldrill.shell.object.ShellObject;
import org.pooldrill.shell.object.Wildcard;

/**
 * Get-, New- and Remove-CsAnnouncement. An announcement is published through Central Management and played by the pool
 * that it was made for ("Announcement application disaster recovery" [doc]).
 */
final class CsAnnouncement implements Cmdlet<Caller> {
    private static final String TYPE = "Microsoft.Rtc.Management.Hosted.Announcement";

    /** What is done with an announcement. */
    enum Verb {
        Get,
        New,
        Remove
    }

    private final Verb verb;
    private final Declaration declaration;

    CsAnnouncement(Verb verb) {
        this.verb = verb;
        this.declaration = declare(verb);
    }

    private static Declaration declare(Verb verb) {
        var builder = Declaration.of(verb + "-CsAnnouncement").topic("Announcement application disaster recovery");
        return switch (verb) {
            case Get ->
                builder.synopsis("Shows announcements for unassigned numbers.")
                        .parameter(text("Identity")
                                .at(0)
                                .byDefault("*", "all")
                                .doc("The service, or one announcement; * stands for anything."))
                        .output(Output.list(TYPE)
                                .with("Identity", "The service and a number of its own.")
                                .with("Name", "Its name.")
                                .with("AudioFilePrompt", "The file that is played.")
                                .with("TextToSpeechPrompt", "The text that is spoken.")
                                .with("Language", "The language that it is spoken in.")
                                .with("TargetUri", "Where the call goes afterwards."))
                        .example("Get-CsAnnouncement", "Shows all announcements.")
                        .build();
            case New ->
                builder.synopsis("Makes an announcement for unassigned numbers.")
                        .description("Its audio file must have been imported for the same pool.")
                        .changing()
                        .parameter(ApplicationService.parameter("Parent")
                                .mandatory()
                                .doc("The pool that plays it, as service:ApplicationServer:<pool FQDN>."))
                        .parameter(text("Name").mandatory().doc("Its name, once for each pool."))
                        .parameter(text("AudioFilePrompt")
                                .doc("The file that is played, by the name it was imported under."))
                        .parameter(text("TextToSpeechPrompt").doc("The text that is spoken."))
                        .parameter(text("Language").doc("The language that the text is spoken in, such as en-US."))
                        .parameter(text("TargetUri").doc("Where the call goes afterwards; else it ends."))
                        .needs("TextToSpeechPrompt", "Language")
                        .atMostOneOf("AudioFilePrompt", "TextToSpeechPrompt")
                        .refuses(
                                ErrorId.UnknownIdentity,
                                ErrorId.ParameterConflict,
                                ErrorId.CmsNotAvailable,
                                ErrorId.CmsMoveInProgress,
                                ErrorId.FileNotFound)
                        .example(
                                "New-CsAnnouncement -Parent service:ApplicationServer:pool2.contoso.com -Name Vacant"
                                        + " -AudioFilePrompt vacant.wma",
                                "Recreates an announcement at pool2.")
                        .build();
            case Remove ->
                builder.synopsis("Takes an announcement away.")
                        .changing()
                        .parameter(text("Identity")
                                .mandatory()
                                .at(0)
                                .fromPipeline()
                                .doc("The announcement."))
                        .refuses(ErrorId.UnknownIdentity, ErrorId.CmsNotAvailable, ErrorId.CmsMoveInProgress)
                        .example(
                                "Get-CsAnnouncement service:ApplicationServer:pool2.contoso.com* | Remove-CsAnnouncement",
                                "Takes all announcements of pool2 away.")
                        .build();
        };
    }

    @Override
    public Declaration declaration() {
        return declaration;
    }

    private static List<Announcement> published(Caller caller) {
        return Announcements.in(caller.simulation()
                .centralStore()
                .published(caller.on().orElse(""))
                .values());
    }

    private static String identity(Announcement announcement) {
        return ApplicationService.identity(announcement.pool(), "announcement/" + announcement.name());
    }

    private static Optional<Announcement> named(Call<Caller> call) {
        var identity = call.arguments().text("Identity");
        return published(call.session()).stream()
                .filter(each -> identity(each).equalsIgnoreCase(identity))
                .findFirst();
    }

    private static ApplicationService parent(Call<Caller> call) {
        var parent = call.arguments().text("Parent");
        return new ApplicationService(
                call.session(), "New-CsAnnouncement " + call.arguments().text("Name") + " at " + parent, parent);
    }

    private static Announcement made(Call<Caller> call) {
        var arguments = call.arguments();
        return new Announcement(
                parent(call).pool(),
                arguments.text("Name"),
                arguments.textIf("AudioFilePrompt").orElse(""),
                arguments.textIf("TextToSpeechPrompt").orElse(""),
                arguments.textIf("Language").orElse(""),
                arguments.textIf("TargetUri").orElse(""));
    }

    private Publishing publishing(Call<Caller> call) {
        if (verb == Verb.New) {
            var made = made(call);
            return new Publishing(
                    call.session(),
                    Map.of(Announcements.key(made.pool(), made.name()), Announcements.value(made)),
                    parent(call).asked());
        }
        var gone = named(call).orElseThrow();
        return new Publishing(
                call.session(),
                Map.of(Announcements.key(gone.pool(), gone.name()), ""),
                "Remove-CsAnnouncement " + gone.name());
    }

    @Override
    public List<Precondition> preconditions(Call<Caller> call) {
        if (verb == Verb.Get) {
            return List.of();
        }
        var list = new ArrayList<Precondition>();
        if (verb == Verb.Remove) {
            list.add(new Known(call.session(), "Remove-CsAnnouncement")
                    .one(
                            "announcement",
                            call.arguments().text("Identity"),
                            published(call.session()).stream()
                                    .map(CsAnnouncement::identity)
                                    .toList()));
        } else {
            list.add(parent(call).known());
            if (list.get(0).isMet()) {
                list.add(nameFree(call));
            }
        }
        if (list.stream().allMatch(Precondition::isMet)) {
            list.addAll(publishing(call).preconditions());
            if (verb == Verb.New && !made(call).file().isEmpty()) {
                list.add(audio(call));
            }
        }
        return list;
    }

    private static Precondition nameFree(Call<Caller> call) {
        var made = made(call);
        return Precondition.that(
                published(call.session()).stream()
                        .noneMatch(each ->
                                each.pool().equals(made.pool()) && each.name().equalsIgnoreCase(made.name())),
                "The pool has no announcement of that name",
                made.name(),
                () -> Refusal.of(
                        ErrorId.ParameterConflict,
                        made.name(),
                        parent(call).asked(),
                        made.pool() + " has an announcement " + made.name() + " already",
                        "Choose another name, or take that one away."));
    }

    private static Precondition audio(Call<Caller> call) {
        var made = made(call);
        var location = FileLocation.audio(made.pool(), made.file());
        var world = call.session().simulation().world();
        var up = world.computers().fileStoreUp(made.pool());
        return Precondition.that(
                up && world.files().find(location).isPresent(),
                "The audio file was imported",
                location.toString(),
                () -> Refusal.of(
                        ErrorId.FileNotFound,
                        made.file(),
                        parent(call).asked(),
                        up
                                ? "no " + made.file() + " was imported for " + made.pool()
                                : "the file store of " + made.pool() + " is down",
                        "Import it first: Import-CsAnnouncementFile."));
    }

    @Override
    public void run(Invocation<Caller> in) {
        if (verb != Verb.Get) {
            publishing(in).run(in);
            return;
        }
        var typed = in.arguments().text("Identity");
        var pattern = Wildcard.of(typed.contains("*") ? typed : typed + "*");
        published(in.session()).stream()
                .filter(each -> pattern.fits(identity(each)))
                .forEach(each -> in.emit(ShellObject.list(TYPE)
                        .with("Identity", identity(each))
                        .with("Name", each.name())
                        .with("AudioFilePrompt", each.file())
                        .with("TextToSpeechPrompt", each.speech())
                        .with("Language", each.language())
                        .with("TargetUri", each.target())
                        .build()));
        in.end();
    }
}
