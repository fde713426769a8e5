package org.pooldrill.shell.object;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Numbers as PowerShell reads them: whole, with a fraction, hexadecimal, with a multiplier such as {@code 100MB}. */
public final class Numbers {

    private static final Pattern NUMBER = Pattern.compile(
            "([+-]?)(?:0x([0-9a-f]{1,15})|(\\d{1,18}(?:\\.\\d{1,18})?|\\.\\d{1,18})(?:e([+-]?\\d{1,3}))?)(kb|mb|gb)?");

    private Numbers() {}

    /** The number that a text spells: a Long where it is whole, else a Double. */
    public static Optional<Number> parse(String text) {
        var number = NUMBER.matcher(text.toLowerCase(Locale.ROOT));
        if (!number.matches()) {
            return Optional.empty();
        }
        var sign = number.group(1).equals("-") ? -1 : 1;
        var unit = unit(number.group(5) == null ? "" : number.group(5));
        if (number.group(2) != null) {
            return Optional.of(sign * unit * Long.parseLong(number.group(2), 16));
        }
        var digits = number.group(3);
        if (number.group(4) == null && !digits.contains(".")) {
            try {
                return Optional.of(Math.multiplyExact(sign * unit, Long.parseLong(digits)));
            } catch (ArithmeticException tooLarge) {
                return Optional.of(sign * unit * Double.parseDouble(digits));
            }
        }
        var exponent = number.group(4) == null ? "" : "e" + number.group(4);
        return Optional.of(sign * unit * Double.parseDouble(digits + exponent));
    }

    /** PowerShell's multipliers count in steps of 1,024. */
    private static long unit(String suffix) {
        return switch (suffix) {
            case "kb" -> 1L << 10;
            case "mb" -> 1L << 20;
            case "gb" -> 1L << 30;
            default -> 1;
        };
    }
}
