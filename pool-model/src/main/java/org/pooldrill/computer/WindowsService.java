package org.pooldrill.computer;

/** A Windows service that Lync installs, by the name that Start-CsWindowsService takes. */
public enum WindowsService {
    FabricHostSvc("Windows Fabric host, which the pool's quorum is made of", false),
    RTCSRV("Front-End", true),
    RTCRGS("Response Group", true),
    RTCCPS("Call Park", true),
    RTCCAA("Conferencing Attendant", true),
    LYNCBACKUP("Backup Service", false),
    MASTER("Master Replicator Agent of Central Management", false),
    FTA("File Transfer Agent of Central Management", false),
    REPLICA("Replica Replicator Agent of Central Management", false);

    private final String title;
    private final boolean needsFabric;

    WindowsService(String title, boolean needsFabric) {
        this.title = title;
        this.needsFabric = needsFabric;
    }

    /** What it is, for people. */
    public String title() {
        return title;
    }

    /** Whether it runs on a Front End only while Windows Fabric does [model]. */
    public boolean needsFabric() {
        return needsFabric;
    }
}
