package org.pooldrill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pooldrill.checkout.Checkout;

/**
 * Two runs compared and a log searched, on a drill of the library: with two seeds, and with one step changed. The pages
 * stand in files; {@code -Dpooldrill.docs.write=true} writes them anew.
 */
class DiffCommandTest {
    private static final String PAGES = "simulator/src/test/resources/comparison/";
    private static final boolean WRITE = Boolean.getBoolean("pooldrill.docs.write");

    @TempDir
    static Path folder;

    @BeforeAll
    static void run() throws IOException {
        for (var seed : new String[] {"1", "2"}) {
            run("disaster-failover", "", "--seed", seed, "--log", log(seed));
        }
        var drill = Typed.of("show", "disaster-failover").out();
        assertThat(drill).contains("- advance: 50s\n");
        run("-", drill.replace("- advance: 50s\n", "- advance: 1m30s\n"), "--seed", "1", "--log", log("later"));
        Files.copy(Path.of(log("1")), Path.of(log("renumbered")));
        Forged.replace(Path.of(log("renumbered")), "\"seed\":1,\"version\"", "\"seed\":9,\"version\"");
    }

    private static void run(String drill, String input, String... options) {
        var words = new ArrayList<>(List.of("run", drill));
        words.addAll(List.of(options));
        assertThat(Typed.withInput(input, words.toArray(String[]::new)).exit()).isLessThan(2);
    }

    private static String log(String name) {
        return folder.resolve(name + ".events.jsonl").toString();
    }

    private static void isThePage(String name, Typed typed) throws IOException {
        var page = Checkout.file(PAGES + name + ".txt");
        if (WRITE) {
            Files.createDirectories(page.getParent());
            Files.writeString(page, typed.out());
        }
        assertThat(typed.err()).isEmpty();
        assertThat(typed.out()).isEqualTo(Files.readString(page));
    }

    @Test
    void tellsTwoSeedsApartInWords() throws IOException {
        var diff = Typed.of("diff", log("1"), log("2"));

        isThePage("two-seeds", diff);
        assertThat(diff.exit()).isEqualTo(1);
    }

    @Test
    void tellsWhatCameOfAChangedStep() throws IOException {
        var diff = Typed.of("diff", log("1"), log("later"));

        isThePage("changed-step", diff);
        assertThat(diff.exit()).isEqualTo(1);
    }

    @Test
    void saysNothingOfALogAndItself() {
        var diff = Typed.of("diff", log("1"), log("1"));

        assertThat(diff.out()).isEmpty();
        assertThat(diff.exit()).isZero();
    }

    @Test
    void countsLogsAsTheSameThatDifferInTheirHeadersAlone() {
        var diff = Typed.of("diff", log("1"), log("renumbered"));

        assertThat(diff.out()).contains("seed  1  9").contains("none: the same ");
        assertThat(diff.exit()).isZero();
    }

    @Test
    void comparesTwoMoments() {
        assertThat(Typed.of("diff", log("1"), log("later"), "--at", "1h2m").exit())
                .isZero();
        assertThat(Typed.of("diff", log("1"), log("2"), "--at", "1h9m").out())
                .contains("users in resiliency mode")
                .doesNotContain("failover ended");
        assertThat(Typed.of("diff", log("1"), log("2"), "--at", "9h").err()).contains("is after the end of");
    }

    @Test
    void keepsToThePartsThatAreAskedFor() {
        assertThat(Typed.of("diff", log("1"), log("2"), "--only", "rto").out())
                .contains("RTO: execute")
                .doesNotContain("oldest change not acknowledged");
        var wrong = Typed.of("diff", log("1"), log("2"), "--only", "rto,pols");
        assertThat(wrong.err()).contains("--only pols").contains("pools");
        assertThat(wrong.exit()).isEqualTo(2);
    }

    @Test
    void tellsProgramsTheSame() throws IOException {
        var json = new ObjectMapper()
                .readTree(
                        Typed.of("diff", log("1"), log("2"), "--format", "json").out());

        assertThat(json.path("same").asBoolean()).isFalse();
        assertThat(json.path("run").get(0).path("path").asText()).isEqualTo("seed");
        assertThat(json.at("/first/a/causes/1/text").asText()).contains("fault pool-down at pool1.contoso.com");
        assertThat(json.path("state").findValuesAsText("path")).contains("pools['pool1.contoso.com'].rto.execute");
        assertThat(json.path("milestones").findValuesAsText("what"))
                .contains("failover ended, served by pool2.contoso.com");
    }

    @Test
    void findsTheEventAfterWhichAConditionDoesNotHold() throws IOException {
        var found = Typed.of("bisect", log("1"), "--expect", "pools['pool1.contoso.com'].lost.changes == 0");

        isThePage("lost", found);
        assertThat(found.exit()).isZero();
    }

    @Test
    void findsTheEventInOnePassWhereTruthMayComeAndGo() throws IOException {
        var found = Typed.of("bisect", log("1"), "--expect", "pools['pool1.contoso.com'].users.regular == 9002");

        isThePage("regular", found);
        assertThat(found.exit()).isZero();
    }

    @Test
    void saysWhatItDidNotFind() {
        var never = Typed.of("bisect", log("1"), "--expect", "cms.activeMasters <= 1");
        var already = Typed.of("bisect", log("1"), "--expect", "pools['pool1.contoso.com'].rto.total < duration('9h')");

        assertThat(never.out()).contains("holds all the time: nothing found.");
        assertThat(never.exit()).isEqualTo(1);
        assertThat(already.out())
                .contains("does not hold where the search begins")
                .contains("It first holds after event");
        assertThat(already.exit()).isEqualTo(1);
    }

    @Test
    void searchesPartOfTheLogAndAsItIsTold() throws IOException {
        var condition = "pools['pool1.contoso.com'].users.regular == 9002";
        var json = new ObjectMapper()
                .readTree(Typed.of("bisect", log("1"), "--expect", condition, "--to", "1h2m", "--format", "json")
                        .out());
        var assumed = new ObjectMapper()
                .readTree(Typed.of(
                                "bisect",
                                log("1"),
                                "--expect",
                                condition,
                                "--to",
                                "1h4m",
                                "--assume",
                                "monotone",
                                "--format",
                                "json")
                        .out());

        assertThat(json.path("found").asBoolean()).isFalse();
        assertThat(json.path("search").asText()).isEqualTo("one pass");
        assertThat(assumed.at("/event/type").asText()).isEqualTo("UsersThrownOut");
        assertThat(assumed.at("/causes/0/type").asText()).isEqualTo("StepBegan");
        assertThat(assumed.path("search").asText()).isEqualTo("logarithmic, as assumed");
    }

    @Test
    void refusesWhatCannotBeSearchedFor() {
        assertThat(Typed.of("bisect", log("1"), "--expect", "pols.x").err()).contains("did you mean 'pools'?");
        assertThat(Typed.of("bisect", log("1"), "--expect", "true", "--assume", "much")
                        .exit())
                .isEqualTo(2);
        assertThat(Typed.of("bisect", log("1"), "--expect", "true", "--from", "9h")
                        .err())
                .contains("is after the end of the log");
    }
}
