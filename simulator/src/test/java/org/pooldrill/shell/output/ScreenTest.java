package org.pooldrill.shell.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.pooldrill.shell.object.ShellObject;

class ScreenTest {

    private static ShellObject status(String pool, long backlog) {
        return ShellObject.list("Status")
                .with("Pool", pool)
                .with("BacklogBytes", backlog)
                .with("Interval", Duration.ofMinutes(2))
                .with("Modules", List.of("a", "b", "c", "d", "e"))
                .with("Empty", "")
                .build();
    }

    @Test
    void laysOutLists() {
        assertThat(Screen.text(List.of(status("pool1", 5), status("pool2", 0)))).isEqualTo("""

                Pool         : pool1
                BacklogBytes : 5
                Interval     : 00:02:00
                Modules      : {a, b, c, d...}
                Empty        :

                Pool         : pool2
                BacklogBytes : 0
                Interval     : 00:02:00
                Modules      : {a, b, c, d...}
                Empty        :

                """);
    }

    @Test
    void laysOutTablesWithNumbersToTheRight() {
        var rows = List.of(
                ShellObject.table("Row")
                        .with("Name", "pool1")
                        .with("Users", 9000L)
                        .with("Up", true)
                        .build(),
                ShellObject.table("Row")
                        .with("Name", "p2")
                        .with("Users", 12L)
                        .with("Up", false)
                        .build());

        assertThat(Screen.text(rows)).isEqualTo("""

                Name  Users Up
                ----  ----- --
                pool1  9000 True
                p2       12 False

                """);
    }

    @Test
    void cutsTheWidestColumnsOfATableThatIsWiderThanTheScreen() {
        var row = ShellObject.table("Row")
                .with("Short", "x")
                .with("Long", "y".repeat(200))
                .build();

        var lines = Screen.text(List.of(row)).lines().toList();

        assertThat(lines.get(3)).hasSize(Screen.WIDTH).startsWith("x     yyy").endsWith("y...");
    }

    @Test
    void leavesColumnsOutThatNoRoomIsLeftFor() {
        var row = ShellObject.table("Row");
        IntStream.range(0, 30).forEach(index -> row.with("Column" + index, "value-" + index));

        assertThat(Screen.text(List.of(row.build())).lines()).allMatch(line -> line.length() <= Screen.WIDTH);
    }

    @Test
    void breaksLongValuesOfAListBetweenWords() {
        var text = Screen.text(List.of(ShellObject.list("Note")
                .with("Text", "word ".repeat(40).strip())
                .build()));

        assertThat(text.lines().toList()).hasSize(4).element(2).asString().startsWith("       word");
        assertThat(text.lines()).allMatch(line -> line.length() <= Screen.WIDTH);
    }

    @Test
    void putsPlainValuesOnLinesOfTheirOwnBetweenObjects() {
        assertThat(Screen.text(List.of(
                        "text", 12L, ShellObject.list("One").with("A", 1).build(), true)))
                .isEqualTo("text\n12\n\nA : 1\n\nTrue\n");
    }

    @Test
    void showsAnObjectInsideAListByItsOneLine() {
        var module = ShellObject.list("Module").with("A", 1).with("B", "x");

        assertThat(Screen.text(List.of(
                        ShellObject.list("S").with("M", List.of(module.build())).build())))
                .contains("M : {@{A=1; B=x}}");
        assertThat(Screen.text(List.of(ShellObject.list("S")
                        .with("M", module.inOneLine("short").build())
                        .build())))
                .contains("M : short");
    }
}
