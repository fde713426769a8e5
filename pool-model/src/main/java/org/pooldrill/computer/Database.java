package org.pooldrill.computer;

/** The database types that are mirrored on their own, by the name that -DatabaseType takes. */
public enum Database {
    /** User data: contacts, settings, conference schedules. */
    User,
    /** The Central Management store; only where the pool hosts an instance of it. */
    CentralMgmt,
    /** Response groups and Call Park. */
    Application
}
