package org.pooldrill.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.pooldrill.yaml.Nearest;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** For whom a command prints. */
enum Format {
    /** For people. */
    TEXT,
    /** For programs. */
    JSON;

    static final class Converter implements ITypeConverter<Format> {
        @Override
        public Format convert(String text) {
            return Arrays.stream(values())
                    .filter(format -> format.word().equals(text))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException(
                            "'" + text + "' is no format" + Nearest.hint(text, List.of(TEXT.word(), JSON.word()))));
        }
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
