package org.pooldrill.console;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The shell's own words, beside the cmdlets: a line that begins with one of them is no line of PowerShell. Those that are
 * steps of drills are called as the drill language calls them.
 */
public enum Word {
    ADVANCE("advance D", "Lets simulated time pass.", "advance 10m"),
    UNTIL(
            "until CEL [within D]",
            "Lets time pass until a condition holds, at the latest for D (24h).",
            "until pools['pool1.contoso.com'].frontEnds.running == 3 within 1h"),
    BACKGROUND(
            "background NAME LINE",
            "Types a line and goes on at once; NAME is how 'await' calls it.",
            "background copy Invoke-CsBackupServiceSync -PoolFqdn pool1.contoso.com"),
    AWAIT("await NAME [within D]", "Lets time pass until a line in the background has ended.", "await copy within 2h"),
    FAULT(
            "fault KIND [at NAME [and NAME]] [for D] [KEY=VALUE ...]",
            "Breaks something; after D it heals by itself.",
            "fault service-stopped at pool1.contoso.com service=LYNCBACKUP"),
    HEAL("heal KIND [at NAME [and NAME]] [KEY=VALUE ...]", "Repairs it.", "heal pool-down at pool1.contoso.com"),
    USER(
            "user SIP [does] ACT [KEY=VALUE ...]",
            "Lets one user act.",
            "user alice@contoso.com does add-contact contact=bob@contoso.com"),
    BUILDER(
            "builder MAP NAME KEY=VALUE ...",
            "Edits the topology in Topology Builder and publishes it; also as YAML: builder { edges: { ... } }.",
            "builder edges edge1.contoso.com nextHop=pool2.contoso.com"),
    DNS(
            "dns KEY=VALUE ...",
            "Changes external DNS: a= or srv=, then to=, port=, priority=, remove=true.",
            "dns srv=_xmpp-server._tcp.contoso.com to=edge2.contoso.com port=5269"),
    FIREWALL(
            "firewall open=PORT at=NAME",
            "Opens a port of an Edge pool to the outside, or closes it: close=PORT.",
            "firewall open=5269 at=edge2.contoso.com"),
    EXPECT("expect CEL", "Looks whether a condition holds now.", "expect cms.activeMasters == 1"),
    NOTE("note TEXT", "Writes a line into the timeline.", "note The administrator is called out of bed."),
    ON(
            "on [FQDN]",
            "From now on types lines on that computer or pool; without a name on the management computer.",
            "on pool2.contoso.com"),
    AS("as [OPERATOR]", "From now on types lines as that operator; without a name as admin.", "as admin"),
    STATE("state [PATH]", "Shows the state, or a part of it.", "state pools['pool1.contoso.com'].users"),
    FINDINGS("findings", "Shows what was noticed so far.", "findings"),
    DRILL("drill", "Shows what was typed so far, as a drill.", "drill"),
    HELP("help [WORD or CMDLET]", "Explains the shell, one of its words, or a cmdlet.", "help fault"),
    EXIT("exit", "Ends the session.", "exit");

    private final String usage;
    private final String doc;
    private final String example;

    Word(String usage, String doc, String example) {
        this.usage = usage;
        this.doc = doc;
        this.example = example;
    }

    /** How it is typed. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** How a line with it reads; what is in brackets may be left out. */
    public String usage() {
        return usage;
    }

    /** What it does, in a sentence. */
    public String doc() {
        return doc;
    }

    /** A line to try on the estate contoso. */
    public String example() {
        return example;
    }

    /** The word of that name, in any case; {@code quit} is another name of {@code exit}. */
    public static Optional<Word> of(String text) {
        var typed = text.equalsIgnoreCase("quit") ? EXIT.text() : text.toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).filter(word -> word.text().equals(typed)).findFirst();
    }

    /** All of them as they are typed, in order. */
    public static List<String> texts() {
        return Arrays.stream(values()).map(Word::text).toList();
    }
}
