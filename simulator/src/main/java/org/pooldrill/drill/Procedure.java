package org.pooldrill.drill;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The documented procedures that a drill may follow, by the titles of their topics. */
public enum Procedure {
    CONFIGURING_THE_BACKUP_SERVICE("configuring-and-monitoring-the-backup-service"),
    FAILING_OVER_A_POOL("failing-over-a-pool"),
    FAILING_BACK_A_POOL("failing-back-a-pool"),
    FAILING_OVER_A_MIRRORED_DATABASE("failing-over-a-mirrored-database"),
    FAILING_OVER_THE_FEDERATION_EDGE("failing-over-the-edge-pool-used-for-lync-server-federation"),
    FAILING_OVER_THE_XMPP_EDGE("failing-over-the-edge-pool-used-for-xmpp-federation"),
    FAILING_BACK_THE_EDGE_POOL("failing-back-the-edge-pool"),
    CHANGING_THE_EDGE_POOL("changing-the-edge-pool-associated-with-a-front-end-pool"),
    RESTORING_CONFERENCE_CONTENTS("restoring-conference-contents-using-the-backup-service");

    private final String text;

    Procedure(String text) {
        this.text = text;
    }

    /** The name that drills use. */
    public String text() {
        return text;
    }

    /** The procedure of that name. */
    public static Optional<Procedure> of(String text) {
        return Arrays.stream(values()).filter(known -> known.text.equals(text)).findFirst();
    }

    /** All names, in order. */
    public static List<String> texts() {
        return Arrays.stream(values()).map(Procedure::text).toList();
    }
}
