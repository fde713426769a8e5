package org.pooldrill.run;

import static org.assertj.core.api.Assertions.assertThat;

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

    private static Estate estate() {
        return DrillFile.load("seed-note", ExpressionCheck.NONE)
                .ready()
                .orElseThrow()
                .estate();
    }
}
