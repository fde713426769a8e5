package org.pooldrill.rule;

/** Where a rule stands: the topics of the product's documentation by title, then what practice and this program add. */
public enum Topic {
    PROCEDURES("Managing disaster recovery: procedures"),
    BACKUP_SERVICE("Configuring and monitoring the Backup Service"),
    FAILING_OVER_A_POOL("Failing over a pool"),
    FAILING_BACK_A_POOL("Failing back a pool"),
    MIRRORED_DATABASE("Failing over a mirrored database"),
    FEDERATION_EDGE("Failing over the Edge pool used for Lync Server federation"),
    XMPP_EDGE("Failing over the Edge pool used for XMPP federation"),
    FAILING_BACK_THE_EDGE("Failing back the Edge pool"),
    CHANGING_THE_EDGE("Changing the Edge pool associated with a Front End pool"),
    CONFERENCE_CONTENTS("Restoring conference contents using the Backup Service"),
    PAIRING("Planning: pairing Front End pools"),
    TARGETS("Planning: recovery time and recovery point"),
    CAPACITY("Planning: capacity"),
    USER_EXPERIENCE("Planning: user experience during pool failure, failover and failback"),
    REGISTRAR("Planning: central site voice resiliency"),
    CENTRAL_MANAGEMENT("Planning: Central Management store failover"),
    SURROUNDINGS("Planning: location data, file store, Office Web Apps, Exchange"),
    BACK_END("Planning: Back End high availability"),
    FRONT_ENDS("Planning: topologies and quorum of a Front End pool"),
    BRANCHES("Planning: Survivable Branch Appliances"),
    RESPONSE_GROUPS("Planning: Response Group disaster recovery"),
    VOICE_APPLICATIONS("Planning: Call Park, Group Call Pickup, announcements"),
    PERSISTENT_CHAT("Planning: Persistent Chat Server"),
    DIALING_IN("Planning: conference directories, dial-in, simple URLs"),
    UNRECOVERABLE_POOL("Replacing a pool that cannot be recovered"),
    EDGE("Planning: Edge Server disaster recovery"),
    CMDLETS("The cmdlet reference"),
    INSIDE("Inside the Backup Service"),
    POOL_STATES("States of a pool"),
    MODULE_STATES("States of a Backup Service module"),
    CMS_STATES("States of Central Management"),
    MIRROR_STATES("States of a mirrored database"),
    ROUTES("States of Edge pools and routes"),
    USER_STATES("States of a user"),
    COMMANDS("Preconditions of commands"),
    SURVIVAL("What survives the loss of a pool"),
    CONTRADICTIONS("Contradictions in the sources");

    private final String title;

    Topic(String title) {
        this.title = title;
    }

    /** The title as pages print it. */
    public String title() {
        return title;
    }
}
