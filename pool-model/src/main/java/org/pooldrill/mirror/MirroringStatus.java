package org.pooldrill.mirror;

/** How a SQL server sees its mirroring session: SQL Server's own words [inferred]. */
public enum MirroringStatus {
    SYNCHRONIZED("synchronized"),
    SYNCHRONIZING("synchronizing"),
    /** The partner cannot be reached. */
    DISCONNECTED("disconnected"),
    /** This server cannot be asked, or there is no mirror. */
    INACCESSIBLE("DatabaseInaccessibleOrMirroringNotEnabled");

    private final String text;

    MirroringStatus(String text) {
        this.text = text;
    }

    /** The status as Get-CsDatabaseMirrorState prints it. */
    @Override
    public String toString() {
        return text;
    }
}
