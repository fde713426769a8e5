package org.pooldrill.cli;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * The seeds of many runs, as {@code --seeds} names them: {@code 1..1000}, or {@code 3,5,9..12}.
 *
 * @param all each once, in ascending order
 */
record Seeds(List<Long> all) {
    private static final int MOST = 100_000;
    private static final Pattern PART = Pattern.compile("([0-9]+)(?:\\.\\.([0-9]+))?");
    private static final Pattern DASHED = Pattern.compile("([0-9]+)-([0-9]+)");

    Seeds {
        all = List.copyOf(all);
    }

    /** What is typed after {@code --seeds}. */
    static final class Converter implements ITypeConverter<Seeds> {
        @Override
        public Seeds convert(String text) {
            var seeds = new TreeSet<Long>();
            for (var part : text.split(",", -1)) {
                add(part.strip(), text, seeds);
            }
            return new Seeds(List.copyOf(seeds));
        }

        private static void add(String part, String text, TreeSet<Long> seeds) {
            var matcher = PART.matcher(part);
            if (part.isEmpty() && !text.isBlank()) {
                throw new TypeConversionException("'" + text + "' has a comma with no seed beside it; " + meant(part));
            }
            if (!matcher.matches()) {
                throw new TypeConversionException("'" + part + "' names no seeds; " + meant(part));
            }
            var first = seed(matcher.group(1));
            var last = matcher.group(2) == null ? first : seed(matcher.group(2));
            if (last < first) {
                throw new TypeConversionException(
                        "'" + part + "' runs backwards; did you mean '" + last + ".." + first + "'?");
            }
            if (last - first >= MOST - seeds.size()) {
                throw new TypeConversionException("'" + text + "' names too many seeds; accepted are " + MOST);
            }
            LongStream.rangeClosed(first, last).forEach(seeds::add);
        }

        private static String meant(String part) {
            return Optional.of(DASHED.matcher(part))
                    .filter(Matcher::matches)
                    .map(dashed -> "did you mean '" + dashed.group(1) + ".." + dashed.group(2) + "'?")
                    .orElse("accepted are numbers and ranges such as 1..1000 or 3,5,9..12");
        }
    }

    /** What is typed after {@code --seed}. */
    static final class One implements ITypeConverter<Long> {
        @Override
        public Long convert(String text) {
            if (!text.matches("[0-9]+")) {
                throw new TypeConversionException("'" + text + "' is no seed; accepted is a whole number from 0 on"
                        + (PART.matcher(text.split(",", -1)[0]).matches() ? ", and several after --seeds" : ""));
            }
            return seed(text);
        }
    }

    private static long seed(String digits) {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException tooLarge) {
            throw new TypeConversionException(
                    "'" + digits + "' is too large for a seed; accepted is 0 to " + Long.MAX_VALUE);
        }
    }
}
