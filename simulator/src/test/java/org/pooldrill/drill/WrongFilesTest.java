package org.pooldrill.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.pooldrill.yaml.Problem;

class WrongFilesTest {

    static Stream<Arguments> cases() throws IOException {
        try (var in = WrongFilesTest.class.getResourceAsStream("/pooldrill/wrong-files.txt")) {
            var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(text.split("(?m)^## ")).skip(1).map(WrongFilesTest::wrong);
        }
    }

    private static Arguments wrong(String text) {
        var title = text.substring(0, text.indexOf('\n'));
        var arrow = text.indexOf("\n=>\n");
        var file = text.substring(title.length() + 1, arrow + 1);
        return Arguments.of(Named.of(title, file), text.substring(arrow + 4).strip());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void saysAllThatIsWrongAndWhere(String file, String expected) {
        assertThat(problems(file).stream().map(Problem::toString).collect(Collectors.joining("\n")))
                .isEqualTo(expected);
    }

    private static List<Problem> problems(String file) {
        var bytes = file.getBytes(StandardCharsets.UTF_8);
        if (file.startsWith("# load\n")) {
            return LoadFile.read("l.yaml", bytes).problems();
        }
        return file.startsWith("# estate\n")
                ? EstateFile.read("e.yaml", bytes).problems()
                : DrillFile.read("d.yaml", bytes, Folder.NONE, ExpressionCheck.NONE)
                        .problems();
    }
}
