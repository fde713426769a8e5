package org.pooldrill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** {@code serve} in a process of its own. */
record ServerProcess(Process process, URI address) {

    /**
     * Starts it, and waits until it answers.
     *
     * @param temporary where it has its temporary files
     * @param port 0: any that is free
     */
    static ServerProcess start(Path temporary, int port) throws IOException {
        var process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Djava.io.tmpdir=" + temporary,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Pooldrill.class.getName(),
                        "serve",
                        "--port",
                        String.valueOf(port),
                        "--max-memory",
                        "64KiB"))
                .redirectErrorStream(true)
                .start();
        var line = process.inputReader(StandardCharsets.UTF_8).readLine();
        assertThat(line).startsWith("serving http://127.0.0.1:");
        return new ServerProcess(
                process, URI.create(line.replaceFirst("^serving ", "").replaceFirst(",.*", "")));
    }
}
