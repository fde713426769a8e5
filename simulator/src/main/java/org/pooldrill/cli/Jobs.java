package org.pooldrill.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How many runs go on at the same time, as {@code --jobs} says it. */
final class Jobs implements ITypeConverter<Integer> {
    private static final int MOST = 256;

    @Override
    public Integer convert(String text) {
        if (!text.matches("[0-9]{1,3}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > MOST) {
            throw new TypeConversionException(
                    "'" + text + "' is no number of jobs; accepted is a whole number from 1 to " + MOST);
        }
        return Integer.parseInt(text);
    }

    /** As many as the machine has processors for. */
    static int ofThisMachine() {
        return Math.min(MOST, Runtime.getRuntime().availableProcessors());
    }
}
