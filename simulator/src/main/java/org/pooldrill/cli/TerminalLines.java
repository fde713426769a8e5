package org.pooldrill.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.ParsedLine;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.pooldrill.console.Completion;

/** Lines from somebody at a terminal, with line editing, completion and history. Ctrl-C drops a line, Ctrl-D ends. */
final class TerminalLines implements Prompter {
    private static final int MOST_LISTED = 200;

    private final Terminal terminal;
    private final LineReader reader;

    /**
     * Lines from the terminal of the process.
     *
     * @param history where what was typed is kept for the next session; nothing: nowhere
     * @param interrupted told of a Ctrl-C while no line is being typed
     */
    static TerminalLines ofProcess(Completion completion, Optional<Path> history, Runnable interrupted) {
        try {
            var terminal = TerminalBuilder.builder()
                    .name("pooldrill")
                    .system(true)
                    .exec(true)
                    .jni(false)
                    .ffm(false)
                    .build();
            return new TerminalLines(
                    terminal,
                    (source, line, candidates) -> complete(completion, line, candidates),
                    history,
                    interrupted);
        } catch (IOException unusable) {
            throw new UncheckedIOException("the terminal cannot be used: " + unusable.getMessage(), unusable);
        }
    }

    TerminalLines(Terminal terminal, Completer completer, Optional<Path> history, Runnable interrupted) {
        this.terminal = terminal;
        // The library's own default would end the process at once, past every shutdown hook.
        terminal.handle(Terminal.Signal.INT, signal -> interrupted.run());
        var parser = new DefaultParser().quoteChars(new char[0]).escapeChars(new char[0]);
        parser.setRegexVariable(null);
        parser.setRegexCommand(null);
        var builder = LineReaderBuilder.builder()
                .terminal(terminal)
                .appName("pooldrill")
                .parser(parser)
                .completer(completer)
                .option(LineReader.Option.CASE_INSENSITIVE, true)
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .option(LineReader.Option.HISTORY_INCREMENTAL, true)
                .variable(LineReader.LIST_MAX, MOST_LISTED);
        history.ifPresent(file -> builder.variable(LineReader.HISTORY_FILE, file));
        reader = builder.build();
    }

    private static void complete(Completion completion, ParsedLine line, List<Candidate> candidates) {
        for (var found : completion.of(line.line().substring(0, line.cursor()))) {
            var doc = found.doc().isEmpty() ? null : found.doc();
            candidates.add(new Candidate(found.text(), found.text(), null, doc, null, null, !found.goesOn()));
        }
    }

    @Override
    public Optional<String> line(String prompt) {
        while (true) {
            try {
                return Optional.of(reader.readLine(prompt));
            } catch (UserInterruptException dropped) {
                terminal.flush();
            } catch (EndOfFileException end) {
                return Optional.empty();
            }
        }
    }

    @Override
    public void close() {
        try {
            terminal.close();
        } catch (IOException unusable) {
            throw new UncheckedIOException("the terminal cannot be given back: " + unusable.getMessage(), unusable);
        }
    }
}
