package org.pooldrill.cli;

import java.util.Arrays;
import java.util.Locale;
import org.pooldrill.yaml.Nearest;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads the format that a command prints in, one word of those that it has.
 *
 * @param <F> the formats of the command, each named as its word in capitals
 */
abstract class FormatWord<F extends Enum<F>> implements ITypeConverter<F> {
    private final F[] formats;

    FormatWord(F[] formats) {
        this.formats = formats;
    }

    @Override
    public F convert(String text) {
        return Arrays.stream(formats)
                .filter(format -> word(format).equals(text))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("'" + text + "' is no format"
                        + Nearest.hint(
                                text,
                                Arrays.stream(formats).map(FormatWord::word).toList())));
    }

    private static String word(Enum<?> format) {
        return format.name().toLowerCase(Locale.ROOT);
    }
}
