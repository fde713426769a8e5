package org.pooldrill.cmdlet;

import org.pooldrill.shell.command.Parameter;

/** {@code -DatabaseType} as the cmdlet reference lists it; App and CMS of other pages are accepted for its names [doc]. */
final class DatabaseTypes {

    private DatabaseTypes() {}

    /** The parameter, without its sentences. */
    static Parameter.Builder parameter() {
        return Parameter.choice(
                        "DatabaseType",
                        "Application",
                        "Archiving",
                        "CentralAdmin",
                        "CentralMgmt",
                        "Cls",
                        "Edge",
                        "Lyss",
                        "Monitoring",
                        "PersistentChat",
                        "PersistentChatCompliance",
                        "Provision",
                        "Registrar",
                        "User")
                .wordAlias("App", "Application")
                .wordAlias("CMS", "CentralMgmt");
    }
}
