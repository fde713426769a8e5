package org.pooldrill.refusal;

import java.util.List;

/**
 * One thing that was asked for and is not done, and why: a value of the domain, not an exception.
 *
 * <p>Its sentences are the program's own words. The management shell adds the lines that PowerShell prints below them.
 *
 * @param id which rule refuses it
 * @param target the parameter value or the FQDN concerned; empty where there is none
 * @param asked what was asked for, as a noun phrase without a full stop: {@code Failover of pool2.contoso.com}
 * @param why why it is refused, with the values behind it, as a sentence without its full stop
 * @param alsoRefused what else would have refused it, one sentence each, in the order of the catalogue's precedence
 * @param todo what to do about it, as a full sentence; empty where there is nothing to do
 */
public record Refusal(ErrorId id, String target, String asked, String why, List<String> alsoRefused, String todo) {

    public Refusal {
        alsoRefused = List.copyOf(alsoRefused);
    }

    /** A refusal that stands alone: nothing else was in the way. */
    public static Refusal of(ErrorId id, String target, String asked, String why, String todo) {
        return new Refusal(id, target, asked, why, List.of(), todo);
    }

    /** This refusal, naming what else would have been refused: each in its short form, {@link #brief()}. */
    public Refusal alsoRefusedBy(List<Refusal> others) {
        return new Refusal(
                id, target, asked, why, others.stream().map(Refusal::brief).toList(), todo);
    }

    /** The short form by which another refusal names this one: id and reason. */
    public String brief() {
        return id + ": " + why;
    }
}
