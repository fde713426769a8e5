package org.pooldrill.transition;

import static org.pooldrill.transition.StateMachine.step;

import java.util.List;
import org.pooldrill.client.Mode;

/**
 * How a user stands, seen from his home pool; the users of a branch count as at home there. From one registrar to the
 * other he always goes by being signed out and trying to sign in, {@code KeptOut}, be it for seconds.
 */
public enum UserCondition {
    SignedOut,
    RegularAtHome,
    RegularAtBackup,
    LimitedAtHome,
    LimitedAtBackup,
    KeptOut;

    /** What may become of a user. */
    public static final StateMachine<UserCondition> MACHINE = new StateMachine<>(
            "A user",
            List.of(
                    step(RegularAtHome, KeptOut, "his pool is lost"),
                    step(KeptOut, LimitedAtBackup, "the registrar's timer, or the start of a failover"),
                    step(LimitedAtBackup, RegularAtBackup, "the failover is done"),
                    step(LimitedAtHome, RegularAtHome, "what limited him is over"),
                    step(RegularAtHome, LimitedAtHome, "read-only before a switch, or no back end for too long"),
                    step(LimitedAtHome, KeptOut, "signed out at the switch, or his pool is lost"),
                    step(LimitedAtBackup, KeptOut, "signed out since his pool is back, or the backup pool is lost too"),
                    step(RegularAtBackup, LimitedAtBackup, "the backup pool has no back end for too long"),
                    step(RegularAtBackup, KeptOut, "the backup pool is lost, or signed out in a failback"),
                    step(KeptOut, RegularAtBackup, "he signs in after the failover, or the backup pool is back"),
                    step(KeptOut, RegularAtHome, "his pool is back"),
                    step(KeptOut, LimitedAtHome, "he signs in during a failback"),
                    step(SignedOut, RegularAtHome, "he signs in"),
                    step(SignedOut, LimitedAtHome, "he signs in"),
                    step(SignedOut, RegularAtBackup, "he signs in"),
                    step(SignedOut, LimitedAtBackup, "he signs in"),
                    step(SignedOut, KeptOut, "he tries to sign in"),
                    step(RegularAtHome, SignedOut, "he signs out"),
                    step(LimitedAtHome, SignedOut, "he signs out"),
                    step(RegularAtBackup, SignedOut, "he signs out"),
                    step(LimitedAtBackup, SignedOut, "he signs out"),
                    step(KeptOut, SignedOut, "he gives up")));

    /** The condition of a user in a mode. */
    public static UserCondition of(Mode mode, boolean atHome) {
        return switch (mode) {
            case SIGNED_OUT -> SignedOut;
            case CANNOT_SIGN_IN -> KeptOut;
            case REGULAR -> atHome ? RegularAtHome : RegularAtBackup;
            case RESILIENCY -> atHome ? LimitedAtHome : LimitedAtBackup;
        };
    }
}
