package org.pooldrill.mirror;

/** What Get-CsDatabaseMirrorState says of a database on one SQL server; the constants are spelled as it prints them. */
public enum DatabaseState {
    Principal,
    Mirror,
    /** The server is down, or there is no mirror. */
    DatabaseInaccessibleOrMirroringNotEnabled
}
