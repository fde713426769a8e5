package org.pooldrill.cmdlet;

import java.util.List;
import java.util.Optional;
import org.pooldrill.dialin.Directories;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.refusal.Refusal;
import org.pooldrill.shell.command.Arguments;
import org.pooldrill.shell.command.Parameter;

/** What the cmdlets of conference directories have in common: the directory that a line names, and its pool. */
final class ConferenceDirectory {
    static final String IDENTITY = "Identity";

    private ConferenceDirectory() {}

    static Parameter.Builder number(String doc) {
        return Parameter.count(IDENTITY, 1, Directories.MAX_NUMBER)
                .at(0)
                .fromPipeline(IDENTITY)
                .doc(doc);
    }

    static Parameter.Builder force(String doc) {
        return Parameter.flag("Force").doc(doc);
    }

    static Directories all(Caller caller) {
        return caller.simulation().view().dialIn().directories();
    }

    static int number(Arguments arguments) {
        return (int) (long) arguments.countIf(IDENTITY).orElseThrow();
    }

    /** That there is such a directory. */
    static Precondition known(Caller caller, int number, String asked) {
        var pools = all(caller).pools();
        return Precondition.that(
                pools.containsKey(number),
                "The conference directory exists",
                pools.containsKey(number) ? number + " is on " + pools.get(number) : "",
                () -> Refusal.of(
                        ErrorId.UnknownIdentity,
                        String.valueOf(number),
                        asked,
                        "there is no conference directory " + number + ", only " + pools.keySet(),
                        "Name one that is there: Get-CsConferenceDirectory lists them."));
    }

    /** That a pool can be contacted from where the line is typed, unless it is forced. */
    static Precondition contacted(Caller caller, String pool, boolean force, String asked) {
        return contacted(caller, pool, force, asked, ": the dial-in codes of existing meetings are then lost.");
    }

    /** @param cost what -Force costs, as the sentence that advises it ends */
    static Precondition contacted(Caller caller, String pool, boolean force, String asked, String cost) {
        var text = "The pool can be contacted";
        if (caller.reaches().test(pool)) {
            return Precondition.met(text, pool + " is up");
        }
        return force
                ? Precondition.met(text, pool + " cannot be, and -Force goes on without it")
                : Precondition.unmet(
                        text,
                        Refusal.of(
                                ErrorId.TargetPoolUnreachable,
                                pool,
                                asked,
                                pool + " is down or cannot be reached",
                                "Bring it up, or give -Force" + cost));
    }

    /** The pool as the topology spells it. */
    static Optional<String> pool(Caller caller, Arguments arguments, String parameter) {
        return arguments.textIf(parameter).flatMap(name -> Known.poolName(caller, name));
    }

    /** What may refuse a change of a directory. */
    static ErrorId[] refusals() {
        return List.of(
                        ErrorId.UnknownIdentity,
                        ErrorId.CmsNotAvailable,
                        ErrorId.CmsMoveInProgress,
                        ErrorId.TargetPoolUnreachable)
                .toArray(ErrorId[]::new);
    }
}
