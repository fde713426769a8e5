package org.pooldrill.estate;

import java.util.List;
import java.util.Optional;

/**
 * A Front End pool as it is deployed.
 *
 * @param fqdn the pool's name
 * @param sipDomain the domain of its generated users
 * @param site the site it stands in
 * @param edition pairs should be of one edition
 * @param platform pairs should be alike
 * @param os the servers' operating system, such as {@code WindowsServer2012}
 * @param frontEnds 1 to 12, exactly 1 in Standard Edition
 * @param users how many users are generated, beside the named ones
 * @param named users with a name of their own
 * @param sql the back end
 * @param backup the associated backup pool
 * @param voiceFailover registrar failover
 * @param mediaEdge the Edge pool that relays media for outsiders
 * @param version the release it runs
 * @param backupService whether the Backup Service is installed at the start
 * @param deployed false: its servers stand ready, but it is not in the topology yet
 */
public record Pool(
        String fqdn,
        String sipDomain,
        String site,
        Edition edition,
        Platform platform,
        String os,
        int frontEnds,
        int users,
        List<String> named,
        Sql sql,
        Optional<String> backup,
        VoiceFailover voiceFailover,
        Optional<String> mediaEdge,
        Version version,
        BackupDeployment backupService,
        boolean deployed) {

    /** The largest number of Front Ends in a pool [doc]. */
    public static final int MAX_FRONT_ENDS = 12;

    private static final int MAX_USERS = 80_000;
    private static final int STANDARD_USERS = 5_000;

    public Pool {
        named = List.copyOf(named);
    }

    /** A pool that is in the topology from the start. */
    public Pool(
            String fqdn,
            String sipDomain,
            String site,
            Edition edition,
            Platform platform,
            String os,
            int frontEnds,
            int users,
            List<String> named,
            Sql sql,
            Optional<String> backup,
            VoiceFailover voiceFailover,
            Optional<String> mediaEdge,
            Version version,
            BackupDeployment backupService) {
        this(
                fqdn,
                sipDomain,
                site,
                edition,
                platform,
                os,
                frontEnds,
                users,
                named,
                sql,
                backup,
                voiceFailover,
                mediaEdge,
                version,
                backupService,
                true);
    }

    /** The Front Ends in the order of the topology: {@code fe1.pool1.contoso.com} and on. */
    public List<String> frontEndFqdns() {
        return Names.computers("fe", fqdn, frontEnds);
    }

    /** How many users are homed here, named and generated. */
    public int userCount() {
        return named.size() + users;
    }

    /** The SIP address of a user; the named ones come first. */
    public String userSip(int index) {
        return userSips().get(index);
    }

    /** All SIP addresses, named ones first, as a list that is computed on the way. */
    public Users userSips() {
        return new Users(fqdn, sipDomain, named, users);
    }

    /** How many users may be signed in at the same time (planning, capacity): 80,000 by twelve Front Ends. */
    public int capacity() {
        return switch (edition) {
            case ENTERPRISE -> (MAX_USERS * frontEnds + MAX_FRONT_ENDS - 1) / MAX_FRONT_ENDS;
            case STANDARD -> STANDARD_USERS;
        };
    }
}
