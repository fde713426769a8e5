package org.pooldrill.cli;

import picocli.CommandLine.Option;

/** The options that every command has. */
final class Printing {
    @Option(
            names = "--format",
            paramLabel = "text|json",
            defaultValue = "text",
            converter = Format.Converter.class,
            description = "For people or for programs (default: text).")
    private Format format = Format.TEXT;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    private boolean help;

    boolean json() {
        return format == Format.JSON;
    }
}
