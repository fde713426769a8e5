package org.pooldrill.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.pooldrill.drill.DrillFile;
import org.pooldrill.drill.ExpressionCheck;
import org.pooldrill.estate.Estate;

class ExpressionNamesTest {
    private static final String CEL = "last.duration < duration('5m')";

    private final Estate contoso = estate();
    private final ExpressionNames names = new ExpressionNames();

    @Test
    void keepsWhatWasMadeOfAnExpressionForTheRunsOfItsDrill() {
        var checked = names.compile(CEL, contoso, Set.of());

        assertThat(names.problems(CEL, contoso, Set.of())).isEmpty();
        assertThat(names.compile(CEL, contoso, Set.of())).isSameAs(checked);
    }

    @Test
    void checksAnewAgainstOtherNames() {
        var checked = names.compile("commands['failover'].running", contoso, Set.of("failover"));

        assertThat(checked.problems()).isEmpty();
        assertThat(names.problems("commands['failover'].running", contoso, Set.of()))
                .singleElement()
                .asString()
                .contains("failover");
        assertThat(names.compile(CEL, contoso, Set.of())).isNotSameAs(names.compile(CEL, estate(), Set.of()));
    }

    @Test
    void hearsOfALineThatWasNamedSince() {
        var commands = new LinkedHashSet<String>();
        assertThat(names.problems(CEL, contoso, commands)).isEmpty();

        commands.add("failover");

        assertThat(names.problems("commands['failover'].running", contoso, commands))
                .isEmpty();
    }

    @Test
    void keepsNoMoreThanADrillHas() {
        var first = names.compile(CEL, contoso, Set.of());
        var longest = CEL + " ".repeat(3_000);
        assertThat(names.compile(longest, contoso, Set.of())).isNotSameAs(names.compile(longest, contoso, Set.of()));
        assertThat(names.compile("cms.nothing", contoso, Set.of()))
                .isNotSameAs(names.compile("cms.nothing", contoso, Set.of()));

        for (var other = 1; other <= 200; other++) {
            names.compile("cms.activeMasters < " + other, contoso, Set.of());
        }

        assertThat(names.compile(CEL, contoso, Set.of())).isNotSameAs(first);
    }

    private static Estate estate() {
        return DrillFile.load("seed-note", ExpressionCheck.NONE)
                .ready()
                .orElseThrow()
                .estate();
    }
}
