package org.pooldrill.estate;

/** Whether the Backup Service of a paired pool is installed when the drill starts. */
public enum BackupDeployment {
    /** Installed, running and fully synchronised. */
    DEPLOYED("deployed"),
    /** The pairing is published and nothing more: Bootstrapper has not run and nothing was ever synchronised. */
    NOT_DEPLOYED("notDeployed");

    private final String text;

    BackupDeployment(String text) {
        this.text = text;
    }

    /** The name that estate files use. */
    public String text() {
        return text;
    }
}
