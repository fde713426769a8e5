package org.pooldrill.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.pooldrill.refusal.Refusal;
import org.pooldrill.shell.output.Formatted;
import org.pooldrill.shell.output.RefusalText;
import org.pooldrill.shell.output.Screen;

/** What a line has put on the screen so far. It ends once: done or refused. */
final class Transcript {

    private final Consumer<ShellResult> then;
    private final List<Object> shown = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private boolean ended;

    Transcript(Consumer<ShellResult> then) {
        this.then = then;
    }

    void show(Object value) {
        shown.add(value);
    }

    void print(String text) {
        shown.add(new Formatted(List.of(), text + "\n"));
    }

    void warn(String text) {
        warnings.add(text);
        print("WARNING: " + text);
    }

    void refuse(Refusal refusal, String cmdlet) {
        end(RefusalText.of(refusal, cmdlet), Optional.of(refusal), cmdlet);
    }

    void done() {
        end("", Optional.empty(), "");
    }

    private void end(String lastWords, Optional<Refusal> refused, String cmdlet) {
        if (ended) {
            throw new IllegalStateException("A line ended twice");
        }
        ended = true;
        var objects = shown.stream()
                .flatMap(value ->
                        value instanceof Formatted formatted ? formatted.objects().stream() : List.of(value).stream())
                .toList();
        then.accept(new ShellResult(objects, Screen.text(shown) + lastWords, refused, cmdlet, warnings));
    }
}
