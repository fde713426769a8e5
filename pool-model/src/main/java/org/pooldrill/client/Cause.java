package org.pooldrill.client;

/** Why a user is in a mode (domain text, section 8.6). */
public enum Cause {
    NONE(""),
    /** The backup registrar has not yet missed enough heartbeats. */
    AWAITING_REGISTRAR_TIMER("AwaitingRegistrarTimer"),
    /** Automatic registrar failover is off: nothing happens before an administrator starts the failover. */
    AWAITING_ADMINISTRATOR("AwaitingAdministrator"),
    NO_BACKUP_REACHABLE("NoBackupReachable"),
    POOL_QUORUM_LOST("PoolQuorumLost"),
    RG_NO_PRIMARY("RgNoPrimary"),
    OCS_R2_DURING_FAILBACK("OcsR2DuringFailback"),
    SIGN_IN_FAILED("SignInFailed"),
    AWAITING_POOL_FAILOVER("AwaitingPoolFailover"),
    FAILOVER_RUNNING("FailoverRunning"),
    FAILBACK_RUNNING("FailbackRunning"),
    BACK_END_DOWN("BackEndDown"),
    RG_NO_SECONDARY("RgNoSecondary"),
    SBA_HOST_POOL_DOWN("SbaHostPoolDown");

    private final String text;

    Cause(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}
