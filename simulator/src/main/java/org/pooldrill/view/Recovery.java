package org.pooldrill.view;

import java.util.OptionalLong;
import java.util.Set;

/**
 * The clock of one pool's last disaster: detect, decide, execute, sign in. The target holds for execution alone: the
 * time to assess and decide, and the users' signing in again, are outside it ("Recovery time" [doc]).
 */
public final class Recovery {
    private static final Set<String> DECISIONS =
            Set.of("Invoke-CsManagementServerFailover", "Set-CsEdgeServer", "Invoke-CsPoolFailOver");
    private static final long NOT_YET = -1;

    private long fault = NOT_YET;
    private long detected = NOT_YET;
    private long decided = NOT_YET;
    private long executed = NOT_YET;
    private long signedIn = NOT_YET;
    private long attempted = NOT_YET;
    private boolean planned;
    private boolean over = true;

    /** The pool was lost; nothing new while an earlier disaster is not over. */
    void lost(long now) {
        if (over) {
            reset();
            over = false;
            fault = now;
        }
    }

    /** The pool serves its users again, failed over or not. What was measured stands until the next disaster. */
    void recovered() {
        over = true;
    }

    /** The backup registrar found the pool down. */
    void detected(long now) {
        if (!over && detected == NOT_YET) {
            detected = now;
        }
    }

    /** A cmdlet was typed. Of several attempts at a planned failover the last one counts: those before were refused. */
    void typed(String cmdlet, boolean names, long now) {
        if (!DECISIONS.contains(cmdlet)) {
            return;
        }
        if (!over && executed == NOT_YET) {
            detected(now);
            decided = decided == NOT_YET ? now : decided;
        } else if (names && cmdlet.equals("Invoke-CsPoolFailOver")) {
            attempted = now;
        }
    }

    /** The failover has ended, and well. */
    void executed(long now) {
        if (over) {
            var start = attempted == NOT_YET ? now : attempted;
            reset();
            over = false;
            planned = true;
            fault = start;
            decided = start;
        }
        decided = decided == NOT_YET ? now : decided;
        executed = now;
    }

    /** All users who can are Regular. */
    void signedIn(long now) {
        if (executed != NOT_YET && signedIn == NOT_YET) {
            signedIn = now;
        }
    }

    private void reset() {
        fault = NOT_YET;
        detected = NOT_YET;
        decided = NOT_YET;
        executed = NOT_YET;
        signedIn = NOT_YET;
        attempted = NOT_YET;
        planned = false;
    }

    /** When the pool was lost, while that disaster is not over. */
    OptionalLong faultAt() {
        return planned || over ? OptionalLong.empty() : at(fault);
    }

    /** Milliseconds from the fault to the registrar's verdict or the first command. */
    public OptionalLong detect() {
        return planned ? OptionalLong.empty() : between(fault, detected);
    }

    /** Milliseconds from the fault to the first command of the recovery; zero where it was planned. */
    public OptionalLong decide() {
        return between(fault, decided);
    }

    /** Milliseconds from the first command to the end of the successful failover. */
    public OptionalLong execute() {
        return between(decided, executed);
    }

    /** When the successful failover ended, in milliseconds since the start. */
    public OptionalLong executedAt() {
        return at(executed);
    }

    /** Milliseconds from there until all users who can are Regular again. */
    public OptionalLong signIn() {
        return between(executed, signedIn);
    }

    /** Milliseconds of deciding, executing and signing in. */
    public OptionalLong total() {
        return between(fault, signedIn);
    }

    private static OptionalLong between(long from, long to) {
        return from == NOT_YET || to == NOT_YET ? OptionalLong.empty() : OptionalLong.of(to - from);
    }

    private static OptionalLong at(long time) {
        return time == NOT_YET ? OptionalLong.empty() : OptionalLong.of(time);
    }
}
