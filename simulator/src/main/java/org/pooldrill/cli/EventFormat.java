package org.pooldrill.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.pooldrill.yaml.Nearest;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How events are printed. */
enum EventFormat {
    /** For people. */
    TEXT,
    /** The lines of the log, for programs. */
    JSON,
    /** The same under its own name. */
    JSONL,
    /** CloudEvents 1.0 in their JSON format, one in a line. */
    CLOUDEVENTS,
    /** RFC 4180, with a heading. */
    CSV;

    static final class Converter implements ITypeConverter<EventFormat> {
        @Override
        public EventFormat convert(String text) {
            return Arrays.stream(values())
                    .filter(format -> format.word().equals(text))
                    .findFirst()
                    .orElseThrow(() ->
                            new TypeConversionException("'" + text + "' is no format" + Nearest.hint(text, words())));
        }
    }

    private static List<String> words() {
        return Arrays.stream(values()).map(EventFormat::word).toList();
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
