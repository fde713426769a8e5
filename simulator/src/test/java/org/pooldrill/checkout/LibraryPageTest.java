package org.pooldrill.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page of the library shows in Java can be compiled as it stands there, and its first and its last block run. */
class LibraryPageTest {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```java\\n(.*?)^```");

    @TempDir
    Path nowhere;

    @Test
    void everyBlockCanBeCompiledAndTheFirstAndTheLastRun() throws Exception {
        var blocks = BLOCK.matcher(Files.readString(Checkout.file("docs/library.md")))
                .results()
                .map(block -> block.group(1))
                .toList();
        assertThat(blocks).hasSize(3);

        var said = new StringWriter();
        var compiled = ToolProvider.getSystemJavaCompiler()
                .getTask(
                        said,
                        null,
                        null,
                        List.of("-proc:none", "-d", nowhere.toString()),
                        null,
                        List.of(source(blocks)))
                .call();

        assertThat(compiled).as(said.toString()).isTrue();
        try (var loader = new URLClassLoader(new URL[] {nowhere.toUri().toURL()})) {
            ((Callable<?>) loader.loadClass("Page").getConstructor().newInstance()).call();
        }
    }

    private static JavaFileObject source(List<String> blocks) {
        var text = """
                import static org.awaitility.Awaitility.await;
                import static org.pooldrill.assertj.PoolDrillAssertions.assertThat;
                import static org.pooldrill.awaitility.Conditions.*;
                import java.nio.file.Path;
                import java.time.Duration;
                import java.util.List;
                import java.util.Map;
                import org.pooldrill.Blueprint;
                import org.pooldrill.PoolState;
                import org.pooldrill.Simulation;
                public class Page implements java.util.concurrent.Callable<String> {
                public String call() {
                %s
                wait(blueprint);
                return "";
                }
                void look(Simulation sim, String line) {
                %s
                }
                void wait(Blueprint blueprint) {
                %s
                }
                }
                """.formatted(blocks.toArray());
        return new SimpleJavaFileObject(URI.create("string:///Page.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }
}
