package org.pooldrill.cmdlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.shell.command.Declaration;
import org.pooldrill.shell.command.Parameter;
import org.pooldrill.shell.reference.HelpText;
import org.pooldrill.shell.reference.MarkdownReference;

/** What holds for every cmdlet there is and will be, by its declaration. */
class EveryCmdletTest {

    private static final Set<String> MISTAKES = Set.of(
            ErrorId.UnknownCommand.toString(),
            ErrorId.ParameterMissing.toString(),
            ErrorId.ParameterConflict.toString(),
            ErrorId.ParameterOutOfRange.toString());

    @ParameterizedTest
    @MethodSource("all")
    void getHelpFullSaysWhatTheReferencePageSays(Declaration cmdlet) {
        var help = plain(HelpText.of(cmdlet, HelpText.Detail.FULL));
        var page = plain(MarkdownReference.of(List.of(cmdlet)).replace("\\|", "|"));

        assertThat(facts(cmdlet).map(EveryCmdletTest::plain)).allSatisfy(fact -> {
            assertThat(help).contains(fact);
            assertThat(page).contains(fact);
        });
    }

    private static Stream<String> facts(Declaration cmdlet) {
        return Stream.of(
                        Stream.of(cmdlet.name(), cmdlet.synopsis(), cmdlet.topic()),
                        cmdlet.description().stream(),
                        cmdlet.aliases().stream(),
                        cmdlet.ownParameters().stream().flatMap(EveryCmdletTest::facts),
                        cmdlet.outputs().stream()
                                .flatMap(output -> Stream.concat(
                                        Stream.of(output.type()),
                                        output.properties().stream()
                                                .flatMap(property -> Stream.of(property.name(), property.doc())))),
                        cmdlet.refusals().stream().map(ErrorId::toString),
                        cmdlet.examples().stream().flatMap(example -> Stream.of(example.line(), example.doc())))
                .flatMap(each -> each);
    }

    private static Stream<String> facts(Parameter parameter) {
        var accepted = parameter.isSwitch() ? "" : parameter.type().accepted();
        var standard = parameter.mandatory() ? "" : parameter.defaultText();
        return Stream.concat(
                Stream.of(accepted, standard, parameter.doc()),
                parameter.names().map(name -> "-" + name));
    }

    private static String plain(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    @ParameterizedTest
    @MethodSource("all")
    void itsExamplesNameWhatThereIs(Declaration cmdlet) {
        try (var shell = Shell.contoso()) {
            assertThat(cmdlet.examples()).allSatisfy(example -> assertThat(shell.terminal.mistake(example.line()))
                    .as(example.line())
                    .isEmpty());
        }
    }

    @ParameterizedTest
    @MethodSource("ofLync")
    void itsExamplesAreUnderstoodOnTheBuiltInEstate(Declaration cmdlet) {
        try (var shell = Shell.contoso()) {
            assertThat(cmdlet.examples()).allSatisfy(example -> assertThat(refused(shell, example.line()))
                    .as(example.line())
                    .isNotIn(MISTAKES));
        }
    }

    /** What is for the local machine is typed on one. */
    private static String refused(Shell shell, String line) {
        var id = shell.refused(line);
        return MISTAKES.contains(id) ? Shell.id(shell.typeOn("pool1.contoso.com", line)) : id;
    }

    @ParameterizedTest
    @MethodSource("changing")
    void withWhatIfItListsWhatItLooksAtAndChangesNothing(Declaration cmdlet) {
        try (var shell = Shell.contoso()) {
            for (var example : cmdlet.examples()) {
                var before = shell.log.size();
                var line = example.line().contains("-WhatIf") ? example.line() : example.line() + " -WhatIf";
                if (example.line().contains("|")) {
                    continue;
                }
                var output = shell.type(line).output();

                assertThat(shell.log.subList(before, shell.log.size()).stream()
                                .filter(event -> !event.type().name().startsWith("Command"))
                                .map(event -> event.type().name()))
                        .as(line)
                        .allMatch(type -> type.startsWith("Cycle") || type.equals("FindingRaised"));
                assertThat(output).as(line).containsPattern("What if: Performing the operation|is refused");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("ofLync")
    void itSaysWhichTopicItFollowsWhatItDoesOrWhatItPutsOut(Declaration cmdlet) {
        assertThat(cmdlet.topic() + cmdlet.description() + cmdlet.outputs())
                .as(cmdlet.name())
                .isNotEqualTo("[][]");
    }

    private static Stream<Declaration> all() {
        return Cmdlets.registry().declarations().stream();
    }

    private static Stream<Declaration> ofLync() {
        var names = Cmdlets.all().stream()
                .map(cmdlet -> cmdlet.declaration().name())
                .toList();
        return all().filter(cmdlet -> names.contains(cmdlet.name()));
    }

    private static Stream<Declaration> changing() {
        return ofLync().filter(Declaration::changing);
    }
}
