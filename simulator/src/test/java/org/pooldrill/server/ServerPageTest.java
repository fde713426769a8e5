package org.pooldrill.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.pooldrill.checkout.Checkout;

/** Everything that the page on the server shows, in its order. */
class ServerPageTest {
    private static final String ADDRESS = "http://127.0.0.1:8013";
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(sh|json|text)\\n(.*?)^```");
    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

    @Test
    void everyRequestOnThePageIsAnsweredAsThePageSays() throws IOException {
        var last = "";
        var files = new TreeMap<String, String>();
        var requests = 0;
        try (var client = Visitor.of(Limits.usual())) {
            for (var block : BLOCK.matcher(page()).results().toList()) {
                if (!block.group(1).equals("sh")) {
                    assertThat(last).contains(block.group(2).strip());
                } else {
                    for (var line : block.group(2).replace("\\\n", " ").lines().toList()) {
                        if (line.startsWith("curl -N ")) {
                            last = client.beginOf(line.substring(line.indexOf("/simulations")));
                        } else if (line.startsWith("curl ")) {
                            last = sent(client, line, files).body();
                            requests++;
                        }
                    }
                }
            }
        }
        assertThat(requests).isGreaterThan(10);
    }

    /**
     * Sends what this command line of curl would send.
     *
     * @param files what it would read and write
     */
    private static Answered sent(Visitor client, String line, Map<String, String> files) {
        var words = WORD.matcher(line)
                .results()
                .map(word -> word.group(1) == null ? plain(word.group(2)) : word.group(1))
                .toList();
        var method = "GET";
        var body = "";
        var headers = new ArrayList<String>();
        var path = "";
        var file = Optional.<String>empty();
        for (var i = 1; i < words.size(); i++) {
            switch (words.get(i)) {
                case "-X" -> method = words.get(++i);
                case "-d" -> body = words.get(++i);
                case "--data-binary" -> body = files.get(words.get(++i).substring(1));
                case "-o" -> file = Optional.of(words.get(++i));
                case "-H" -> headers.addAll(List.of(words.get(++i).split(": ", 2)));
                default -> path = words.get(i).replace(ADDRESS, "");
            }
        }
        var answered = client.send(method, path, body, headers.toArray(String[]::new));
        file.ifPresent(name -> files.put(name, answered.body()));
        return answered;
    }

    /** A word without quotation marks, in which no shell and no curl sees a pattern. */
    private static String plain(String word) {
        assertThat(word).doesNotContain("?", "*", "[", "{", "&");
        return word;
    }

    @Test
    void thePageNamesEveryProblem() throws IOException {
        for (var type : ProblemType.values()) {
            assertThat(page())
                    .contains("| " + type.status() + " | `"
                            + type.name().toLowerCase(Locale.ROOT).replace('_', '-') + "` |");
        }
    }

    private static String page() throws IOException {
        return Files.readString(Checkout.file("docs/server.md"));
    }
}
