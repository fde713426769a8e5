package org.pooldrill.rule;

import static org.pooldrill.rule.Topic.BACKUP_SERVICE;
import static org.pooldrill.rule.Topic.BACK_END;
import static org.pooldrill.rule.Topic.BRANCHES;
import static org.pooldrill.rule.Topic.CAPACITY;
import static org.pooldrill.rule.Topic.CENTRAL_MANAGEMENT;
import static org.pooldrill.rule.Topic.CHANGING_THE_EDGE;
import static org.pooldrill.rule.Topic.CMDLETS;
import static org.pooldrill.rule.Topic.CMS_STATES;
import static org.pooldrill.rule.Topic.COMMANDS;
import static org.pooldrill.rule.Topic.CONFERENCE_CONTENTS;
import static org.pooldrill.rule.Topic.CONTRADICTIONS;
import static org.pooldrill.rule.Topic.DIALING_IN;
import static org.pooldrill.rule.Topic.EDGE;
import static org.pooldrill.rule.Topic.FAILING_BACK_A_POOL;
import static org.pooldrill.rule.Topic.FAILING_BACK_THE_EDGE;
import static org.pooldrill.rule.Topic.FAILING_OVER_A_POOL;
import static org.pooldrill.rule.Topic.FEDERATION_EDGE;
import static org.pooldrill.rule.Topic.FRONT_ENDS;
import static org.pooldrill.rule.Topic.INSIDE;
import static org.pooldrill.rule.Topic.MIRRORED_DATABASE;
import static org.pooldrill.rule.Topic.MIRROR_STATES;
import static org.pooldrill.rule.Topic.MODULE_STATES;
import static org.pooldrill.rule.Topic.PAIRING;
import static org.pooldrill.rule.Topic.PERSISTENT_CHAT;
import static org.pooldrill.rule.Topic.POOL_STATES;
import static org.pooldrill.rule.Topic.PROCEDURES;
import static org.pooldrill.rule.Topic.REGISTRAR;
import static org.pooldrill.rule.Topic.RESPONSE_GROUPS;
import static org.pooldrill.rule.Topic.ROUTES;
import static org.pooldrill.rule.Topic.SURROUNDINGS;
import static org.pooldrill.rule.Topic.SURVIVAL;
import static org.pooldrill.rule.Topic.TARGETS;
import static org.pooldrill.rule.Topic.UNRECOVERABLE_POOL;
import static org.pooldrill.rule.Topic.USER_EXPERIENCE;
import static org.pooldrill.rule.Topic.USER_STATES;
import static org.pooldrill.rule.Topic.VOICE_APPLICATIONS;
import static org.pooldrill.rule.Topic.XMPP_EDGE;
import static org.pooldrill.source.Mark.DOC;
import static org.pooldrill.source.Mark.FIELD;
import static org.pooldrill.source.Mark.INFERRED;
import static org.pooldrill.source.Mark.MODEL;

import org.pooldrill.source.Mark;

/**
 * Every rule of the domain that is not a refusal, a finding, a timing or a cause of its own, in one sentence each. Those
 * four stand in their own vocabularies and are rules as well; the page of rules has them all. A table and nothing else:
 * what a rule means for the program is said where the program keeps it.
 */
public enum Rule {
    // The starting page, and the ten rules that everything else hangs on.
    POOL_FAILOVER_IS_MANUAL(
            PROCEDURES, DOC, "Pool failover and pool failback never happen by themselves: each takes a cmdlet."),
    ONLY_THE_REGISTRAR_ACTS(PROCEDURES, DOC, "Only the registrar fails over to the backup pool, and back, by itself."),
    POOL_FQDN_IS_THE_HOME_POOL(
            PROCEDURES, DOC, "-PoolFqdn is the home pool of the affected users, at failover and at failback alike."),
    ONE_POOL_OF_A_PAIR(
            PROCEDURES, DOC, "At most one pool of a pair is failed over, failing over or failing back at a time."),
    STEP_ONE_BEFORE_STEP_TWO(
            PROCEDURES,
            DOC,
            "To gather everybody on pool1 its own users are failed back first; failing pool2 over before that is refused."),
    NOBODY_IS_REHOMED(PROCEDURES, DOC, "Failover and failback leave RegistrarPool as it is."),
    CMS_BEFORE_POOL(
            PROCEDURES,
            DOC,
            "Central Management on the failing pool, or not available, is failed over before the pool."),
    CMS_NEED_NOT_RETURN(PROCEDURES, DOC, "Central Management may stay where it was failed over to."),
    NEXT_HOP_BEFORE_POOL(
            PROCEDURES, DOC, "An Edge pool whose next hop is the failing pool is given another before the failover."),
    REPLICATION_PER_DIRECTION(
            PROCEDURES,
            DOC,
            "Replication stands for each direction and each module by itself; one says nothing of the other."),
    RESILIENCY_UNTIL_FAILOVER(
            PROCEDURES,
            DOC,
            "Between the disaster and the end of the failover users of the lost pool are in resiliency mode."),
    CONTENT_STAYS_BEHIND(
            PROCEDURES, DOC, "Failback does not bring conference content home; a forced sync on the backup pool does."),
    NOT_COVERED_BY_BACKUP(
            PROCEDURES,
            DOC,
            "Response groups, Call Park, announcements, location data, Monitoring, Archiving and Persistent Chat are not carried by the Backup Service."),

    // Configuring and monitoring the Backup Service.
    STATUS_FOR_SERVER_ADMINS(
            BACKUP_SERVICE,
            DOC,
            "Only RTCUniversalServerAdmins may ask for the status of the Backup Service by default."),
    AUTHORISED_GROUPS(
            BACKUP_SERVICE, DOC, "Groups in AuthorizedUniversalGroups may ask for the status and force a sync too."),
    SYNC_INTERVAL_DEFAULT(BACKUP_SERVICE, DOC, "SyncInterval is two minutes unless changed."),
    SYNC_INTERVAL_RANGE(BACKUP_SERVICE, DOC, "SyncInterval is from 5 seconds to 3 hours, both included."),
    SYNC_INTERVAL_COSTS(
            BACKUP_SERVICE, DOC, "Another SyncInterval changes performance and recovery point, and is not advised."),
    STATUS_IS_OF_ONE_DIRECTION(
            BACKUP_SERVICE,
            DOC,
            "Get-CsBackupServiceStatus shows the direction from the pool named to its backup pool."),
    STEADY_STATE(BACKUP_SERVICE, DOC, "Steady: the whole backlog fits into the next export."),
    FINAL_STATE(BACKUP_SERVICE, DOC, "Final: nothing waits to go to the backup pool any more."),
    STATES_ARE_SNAPSHOTS(
            BACKUP_SERVICE, DOC, "A state holds for the moment; final lasts only while the pool produces nothing."),
    RELATIONSHIP_IS_SHOWN(
            BACKUP_SERVICE,
            DOC,
            "Get-CsPoolBackupRelationship names the backup pool, and nothing for a pool without one."),
    SYNC_CAN_BE_FORCED(
            BACKUP_SERVICE,
            DOC,
            "Invoke-CsBackupServiceSync carries all modules or one at once, without waiting for the interval."),
    MODULE_NAMES_BOTH_WAYS(BACKUP_SERVICE, DOC, "Modules are named by short and by dotted names."),

    // Failing over a pool.
    NEXT_HOP_AT_THE_SAME_SITE(
            FAILING_OVER_A_POOL,
            DOC,
            "A next hop at the Edge pool's own site is chosen in Topology Builder and published."),
    NEXT_HOP_AT_ANOTHER_SITE(FAILING_OVER_A_POOL, DOC, "A next hop at another site is set with Set-CsEdgeServer."),
    WHATIF_SHOWS_THE_CMS_POOL(
            FAILING_OVER_A_POOL,
            DOC,
            "Step 1: Invoke-CsManagementServerFailover -WhatIf shows which pool hosts Central Management."),
    STORE_STATUS_SHOWS_AVAILABILITY(
            FAILING_OVER_A_POOL,
            DOC,
            "Step 3: ActiveMasterFqdn and ActiveFileTransferAgents name the hosting pool, and are empty where it is not available."),
    STEP_5A_PRINCIPAL(
            FAILING_OVER_A_POOL,
            DOC,
            "Step 5a: Get-CsDatabaseMirrorState shows which back end of the backup pool is principal for CentralMgmt."),
    STEP_5B_FORCED_CMS_FAILOVER(
            FAILING_OVER_A_POOL,
            DOC,
            "Step 5b: the failover of Central Management names the principal, as primary or as mirror."),
    STEP_5C_STORE_MOVED(FAILING_OVER_A_POOL, DOC, "Step 5c: afterwards both fields name the backup pool."),
    STEP_5D_REPLICAS(
            FAILING_OVER_A_POOL,
            DOC,
            "Step 5d: UpToDate becomes True for every replica that can be reached and stays False at the lost site."),
    STEP_6_CMS_ON_2010(
            FAILING_OVER_A_POOL,
            DOC,
            "Step 6: Central Management of a 2010 pool is installed anew, moved with Move-CsManagementServer, and its services set up with Bootstrapper."),
    STEP_7_DISASTER_FAILOVER(
            FAILING_OVER_A_POOL,
            DOC,
            "Step 7: Invoke-CsPoolFailover -DisasterMode brings the users of a lost pool into service at its backup pool."),
    FAILED_STEP_7_IS_REPEATED(
            FAILING_OVER_A_POOL,
            DOC,
            "Step 7 that is refused changes nothing, and succeeds once its reason is mended."),

    // Failing back a pool.
    FAILBACK_NEEDS_THE_POOL(
            FAILING_BACK_A_POOL, DOC, "The pool that failed must be online again, its services started."),
    FAILBACK_TAKES_BY_USERS(FAILING_BACK_A_POOL, DOC, "A failback takes up to 60 minutes for 20,000 users."),
    FAILBACK_LEAVES_CMS(FAILING_BACK_A_POOL, DOC, "Central Management may stay in the backup pool after a failback."),
    FAILBACK_IS_REPEATED(
            FAILING_BACK_A_POOL,
            DOC,
            "A failback that failed in hydration leaves the pool failed over and is simply run again."),
    FAILBACK_BRINGS_CHANGES_HOME(FAILING_BACK_A_POOL, DOC, "What users changed at the backup pool is moved home."),
    ADDRESS_BOOK_MAINTENANCE(
            FAILING_BACK_A_POOL,
            DOC,
            "A Front End does not start (12314, 12299) while address-book maintenance runs; it is restarted and the failback repeated."),

    // Failing over a mirrored database.
    WITNESS_FAILS_OVER(MIRRORED_DATABASE, DOC, "With a witness the database fails over to the mirror by itself."),
    WITHOUT_WITNESS_BY_HAND(MIRRORED_DATABASE, DOC, "Without a witness it takes Invoke-CsDatabaseFailover."),
    BY_HAND_WITH_WITNESS_TOO(MIRRORED_DATABASE, DOC, "The procedure may be used with a witness too."),
    EACH_TYPE_BY_ITSELF(
            MIRRORED_DATABASE,
            INFERRED,
            "Each database type has a principal of its own: User on the mirror and CentralMgmt on the primary is a legal state."),
    CENTRAL_MGMT_TOO(
            MIRRORED_DATABASE, DOC, "Where the pool hosts Central Management, CentralMgmt is failed over as well."),
    NEW_PRINCIPAL_IS_NAMED(
            MIRRORED_DATABASE, DOC, "-NewPrincipal is mirror when the primary failed and primary when the mirror did."),

    // The Edge pools.
    ONE_FEDERATION_EDGE(
            FEDERATION_EDGE,
            DOC,
            "Federation is enabled on one Edge pool at a time: it is cleared there and set here."),
    FEDERATION_IS_PUBLISHED(
            FEDERATION_EDGE, DOC, "The change is published, which needs a writable Central Management store."),
    SETUP_ON_THE_EDGE(
            FEDERATION_EDGE,
            DOC,
            "Setup is run again on the Edge servers; without it the new Edge pool carries no federation."),
    MEDIA_AFTER_FEDERATION(
            FEDERATION_EDGE,
            DOC,
            "Front End pools that still run at the site are pointed at a remote Edge pool for media."),
    ONE_XMPP_EDGE(XMPP_EDGE, DOC, "One Edge pool carries XMPP; while it is down XMPP fails both ways."),
    XMPP_ROUTE(XMPP_EDGE, DOC, "The XMPP route of the site is set to the new Edge pool."),
    XMPP_A_RECORD(XMPP_EDGE, DOC, "The A record for XMPP names the new Edge pool."),
    XMPP_SRV_RECORD(XMPP_EDGE, DOC, "A SRV record for XMPP leads to the new Edge pool at port 5269."),
    XMPP_PORT(XMPP_EDGE, DOC, "Port 5269 is open from outside."),
    XMPP_SERVICES(XMPP_EDGE, DOC, "The services of the new Edge pool run."),
    XMPP_WORKS_IF_ALL(
            XMPP_EDGE,
            INFERRED,
            "XMPP works where route, A record, SRV record, port and services are all right, and says what is not."),
    XMPP_STOPPED_FIRST(
            XMPP_EDGE, MODEL, "Leaving out the stop and start around the new route is a skipped step, not a failure."),
    EDGE_SERVICES_FIRST(FAILING_BACK_THE_EDGE, DOC, "The services of the restored Edge pool are started first."),
    FEDERATION_GOES_BACK(FAILING_BACK_THE_EDGE, DOC, "Federation goes back by the same steps in reverse."),
    XMPP_GOES_BACK(FAILING_BACK_THE_EDGE, DOC, "XMPP goes back by route, SRV record, A record and port."),
    MEDIA_GOES_BACK(
            FAILING_BACK_THE_EDGE, DOC, "Front End pools that kept running get their local Edge pool back for media."),
    EDGE_BEFORE_POOL(
            FAILING_BACK_THE_EDGE, DOC, "Where the Front End pool failed too it is failed back after the Edge pool."),
    MEDIA_EDGE_IS_ASSOCIATED(
            CHANGING_THE_EDGE,
            DOC,
            "Where an Edge pool is down and the Front End pool of its site is up, another is associated for media."),
    THREE_ASSOCIATIONS(
            CHANGING_THE_EDGE,
            INFERRED,
            "Media Edge pool, federation route and the Edge pool's next hop are three associations; changing one leaves the others."),

    // Restoring conference contents.
    CONTENT_LOST_WITH_THE_STORE(
            CONFERENCE_CONTENTS, DOC, "Content lost with a file store comes back from the partner by a forced sync."),
    SYNC_AFTER_EVERY_FAILBACK(
            CONFERENCE_CONTENTS,
            DOC,
            "After the failback of a failed pool content is copied back by a forced sync, always."),
    SYNC_NAMES_THE_SOURCE(
            CONFERENCE_CONTENTS,
            DOC,
            "The pool named is the one that has the content; naming the other restores nothing."),
    CONTENT_UNTIL_STEADY(
            CONFERENCE_CONTENTS,
            DOC,
            "The status of the pool that has the content shows when it is done: steady or final."),

    // Pairing.
    PAIRING_IS_ONE_TO_ONE(PAIRING, DOC, "Pairing is one to one and goes both ways."),
    UNLIKE_PAIRS_ARE_ACCEPTED(
            PAIRING,
            DOC,
            "A pair of unlike edition, platform, operating system or back end is accepted and not supported."),
    PAIRED_IN_THE_TOPOLOGY(
            PAIRING,
            DOC,
            "A pair is made in Topology Builder; for pools that run it takes Bootstrapper on every Front End, LYNCBACKUP started, and a sync on each pool."),
    FIRST_SYNC_BOTH_WAYS(
            PAIRING, DOC, "Each direction is NotInitialized until it has been synchronised for the first time."),
    UNINITIALIZED_FAILOVER_IS_EMPTY(
            PAIRING,
            INFERRED,
            "A disaster failover before the first sync succeeds, and the users find nothing of theirs; the program warns."),
    VOICE_OPTION_IS_THE_REGISTRARS(
            PAIRING, DOC, "Automatic failover and failback for Voice governs the registrar alone."),
    BACKS_UP_ANY_BRANCHES(PAIRING, DOC, "A Front End pool may be backup registrar of any number of branch appliances."),

    // Recovery time and recovery point.
    POOL_TARGETS(TARGETS, DOC, "A pool is failed over within 30 minutes and loses at most 30 minutes of changes."),
    LATER_TARGETS(TARGETS, DOC, "The successor's targets, 15 to 20 and 5 minutes, can be chosen."),
    RTO_LEAVES_OUT_DECIDING(
            TARGETS, DOC, "The recovery time counts neither assessing and deciding nor the users' signing in again."),
    RPO_IS_THE_OLDEST_LOST(
            TARGETS, DOC, "The recovery point is the age of the oldest change lost at the moment of the disaster."),
    FAILBACK_HAS_NO_RTO(
            TARGETS, INFERRED, "RtoTargetMissed is for failovers alone; a failback's duration goes by its users."),

    // Capacity.
    CAPACITY_OF_A_POOL(
            CAPACITY,
            DOC,
            "A pool holds 80,000 users on twelve Front Ends and in proportion, a Standard Edition server 5,000."),
    OVERLOAD_IS_NO_ERROR(CAPACITY, INFERRED, "Users beyond the capacity are served; it is a finding."),

    // What users see.
    POOL_FAILURE_SIGNS_OUT(
            USER_EXPERIENCE,
            DOC,
            "When a pool fails its users are signed out; their sessions of two and the conferences they organised end."),
    SIGN_IN_AFTER_TIMER_OR_FAILOVER(
            USER_EXPERIENCE,
            DOC,
            "They sign in at the backup pool from the registrar's timer or the failover's start on, whichever is earlier."),
    NOTHING_PERSISTENT_IN_RESILIENCY(
            USER_EXPERIENCE,
            DOC,
            "In resiliency mode nothing persistent can be changed: contacts, schedules, forwarding, ad-hoc conferences."),
    CALLS_IN_RESILIENCY(
            USER_EXPERIENCE, DOC, "In resiliency mode calls work, to the telephone network and between sites."),
    IM_IN_RESILIENCY(USER_EXPERIENCE, DOC, "In resiliency mode messages of two work between users of one site."),
    JOINING_IN_RESILIENCY(
            USER_EXPERIENCE,
            DOC,
            "In resiliency mode conferences of organisers whose pool is up can be joined, those of the affected cannot."),
    NO_VOICE_APPLICATIONS_IN_RESILIENCY(
            USER_EXPERIENCE,
            DOC,
            "In resiliency mode the auto attendant, response groups, Call Park and Group Call Pickup do not work."),
    FAILOVER_FORCES_OUT(
            USER_EXPERIENCE,
            DOC,
            "A failover forces all affected users out; they sign in at the backup pool, in resiliency mode for a short time."),
    FULL_SERVICE_AFTER_FAILOVER(
            USER_EXPERIENCE,
            DOC,
            "After the failover all services come from the backup pool; sessions must be made anew."),
    FAILBACK_STAY_THEN_MOVE(
            USER_EXPERIENCE,
            DOC,
            "During a failback who is signed in stays at the backup pool, is signed out at some point and comes home in resiliency mode."),
    FAILBACK_NEW_SIGN_IN_AT_HOME(
            USER_EXPERIENCE, DOC, "Who signs in during a failback comes to the home pool, in resiliency mode."),
    FAILBACK_ENDS_CONFERENCES(
            USER_EXPERIENCE,
            DOC,
            "Conferences of affected organisers end at a failback; nobody can join again until it is complete."),
    FAILBACK_LEAVES_OTHERS_CONFERENCES(
            USER_EXPERIENCE, DOC, "Conferences of unaffected organisers go on, and affected users stay in them."),
    REGULAR_AFTER_FAILBACK(
            USER_EXPERIENCE, DOC, "At the end of a failback users are regular at home without doing anything."),
    OTHER_POOLS_UNTOUCHED(
            USER_EXPERIENCE,
            DOC,
            "Users of other pools keep all services, and meet affected users as far as their mode allows."),
    OLD_CLIENTS_LOCKED_OUT(
            USER_EXPERIENCE, DOC, "Communicator 2007 R2 cannot sign in for as long as a failback lasts."),
    MOBILE_SILENCE(USER_EXPERIENCE, DOC, "Mobile clients may be silent for the first ten minutes of a failover."),
    PRESENCE_LATER(USER_EXPERIENCE, FIELD, "Presence may take five minutes after a failover to be right."),
    VOICE_MAIL_NEEDS_EXCHANGE(USER_EXPERIENCE, DOC, "Voice mail works where Exchange UM can be reached."),

    // The registrar.
    DNS_FINDS_THE_SURVIVOR(
            REGISTRAR, DOC, "Clients find the surviving pool by a second SRV record; with one they find nobody."),
    CLIENTS_REMEMBER_THE_PRIMARY(REGISTRAR, FIELD, "A client remembers its primary registrar and not the backup."),
    BACKUP_REGISTRAR_MUST_KNOW(
            REGISTRAR,
            DOC,
            "The backup registrar takes users only once it has missed heartbeats for the failover interval."),
    DETECTION_RANGE(REGISTRAR, DOC, "Both intervals are from 30 seconds to 24 hours; detection is 300 s by default."),
    FAILBACK_DETECTION_DEFAULT(REGISTRAR, INFERRED, "The failback interval is 600 s by default."),
    DETECTION_FROM_LAST_HEARTBEAT(
            REGISTRAR, MODEL, "The interval counts from the last heartbeat received; they come every 30 s."),
    SWITCH_GOVERNS_BOTH_WAYS(
            REGISTRAR,
            DOC,
            "Without automatic failover users neither come to the backup registrar nor are sent home by themselves."),
    FAILED_OVER_OUTRANKS_REGISTRAR(
            REGISTRAR, INFERRED, "A failed-over pool that returns does not get its users back before the failback."),
    RETURN_WITHOUT_FAILOVER(
            REGISTRAR, DOC, "A pool that returns without a failover gets its users back after the failback interval."),

    // Central Management.
    CMS_ACTIVE_AND_STANDBY(
            CENTRAL_MANAGEMENT,
            DOC,
            "There is one active master and a standby at the partner, fed by the module CMSMaster."),
    CMS_REPLICATION_TO_SERVERS(
            CENTRAL_MANAGEMENT,
            DOC,
            "The active master replicates to every server's own replica, which is a thing apart from the standby."),
    CMS_NORMAL_WAITS(
            CENTRAL_MANAGEMENT,
            DOC,
            "The normal failover waits for replication, makes the source read-only and swaps: nothing is lost."),
    CMS_FORCED_DOES_NOT_WAIT(
            CENTRAL_MANAGEMENT, DOC, "The forced failover does not wait: what had not arrived is lost."),
    CMS_RUN_ON_THE_RECEIVER(
            CENTRAL_MANAGEMENT,
            DOC,
            "It is run on a server of the pool that receives Central Management, by RTCUniversalServerAdmins."),
    CMS_TARGETS(CENTRAL_MANAGEMENT, DOC, "Central Management is failed over within 5 minutes and loses at most 5."),
    CMS_STALE_AFTER_RETURN(
            CENTRAL_MANAGEMENT,
            DOC,
            "The old master's database still says active after its return, until the Backup Service has marked it."),
    CMS_TOO_SOON(CENTRAL_MANAGEMENT, DOC, "Before that another failover is refused."),
    NO_CMS_NO_CHANGES(
            CENTRAL_MANAGEMENT,
            INFERRED,
            "Without Central Management nothing is published or set; servers go on with their replica and users notice nothing."),
    EDGE_FOLLOWS_ITS_REPLICA(
            CENTRAL_MANAGEMENT,
            MODEL,
            "An Edge acts on its replica, the next-hop check on the active master; a forced failover can part the two."),
    CMS_RESTORE(
            CENTRAL_MANAGEMENT,
            DOC,
            "-Restore, on the pool that the connection names, makes an existing store active again."),
    CMS_EXPORT_AND_IMPORT(
            CENTRAL_MANAGEMENT,
            DOC,
            "The configuration can be exported and imported, also from and to the local store."),

    // Location data, file store, Office Web Apps, Exchange.
    LIS_IS_THE_ADMINISTRATORS(
            SURROUNDINGS,
            DOC,
            "Location data is exported routinely and restored after a failover; it is not replicated."),
    FILE_STORE_CARRIES_CONTENT(
            SURROUNDINGS,
            DOC,
            "The file store holds meeting content and the Backup Service's packages; without it uploads and exports fail."),
    OFFICE_WEB_APPS_AT_BOTH_SITES(
            SURROUNDINGS,
            INFERRED,
            "PowerPoint sharing needs an Office Web Apps Server at a site that is up, whatever was replicated."),
    UNIFIED_CONTACTS_UNAFFECTED(
            SURROUNDINGS, INFERRED, "Contacts kept in Exchange are not touched by the loss of a pool."),

    // The back end.
    THIRTY_MINUTES_WITHOUT_BACK_END(
            BACK_END,
            DOC,
            "Without a back end users go on for about 30 minutes and are then in resiliency mode until it is back."),
    SHORT_OUTAGE_UNNOTICED(BACK_END, DOC, "An outage of less than 30 minutes is not noticed by users."),
    BOTH_BACK_ENDS_LOST(BACK_END, DOC, "Without both servers the database is not available."),
    PRINCIPAL_ALONE_IS_NOT_AVAILABLE(
            BACK_END, DOC, "A principal that lost its partner and the witness is not available though it runs."),
    MIRROR_UNNOTICED(BACK_END, DOC, "With a witness the loss of the principal is hardly noticed."),
    BACK_END_TARGETS(BACK_END, DOC, "An automatic failover of the back end is done within 5 minutes."),

    // Front Ends.
    COLD_START_QUORUM(
            FRONT_ENDS,
            DOC,
            "A cold start needs 85 % of the Front Ends; with fewer the services hang in Starting (32174)."),
    POOL_QUORUM(
            FRONT_ENDS,
            DOC,
            "A running pool needs its quorum of Front Ends by the documented table, else all services stop."),
    LARGE_POOL_VOTERS(FRONT_ENDS, DOC, "In pools of eight and more only the first seven or nine Front Ends vote."),
    TWO_SERVER_POOL(FRONT_ENDS, FIELD, "In a pool of two the primary SQL server has a vote; two of three are needed."),
    ROUTING_GROUP_REPLICAS(
            FRONT_ENDS, DOC, "Each routing group has a primary and two secondaries on different Front Ends."),
    NO_PRIMARY_NO_SIGN_IN(FRONT_ENDS, DOC, "Users whose routing group has no primary cannot sign in."),
    NO_SECONDARY_LIMITED(
            FRONT_ENDS, DOC, "Users whose routing group has a primary and no secondaries are in resiliency mode."),
    FABRIC_STATE_IS_SHOWN(FRONT_ENDS, DOC, "Get-CsPoolFabricState lists routing groups that lack replicas."),
    QUORUM_LOSS_RECOVERY(
            FRONT_ENDS,
            DOC,
            "Reset-CsPoolRegistrarState -ResetType QuorumLossRecovery reloads routing groups from the backup store; what was not written is lost."),
    UPGRADE_READINESS(
            FRONT_ENDS, DOC, "Get-CsPoolUpgradeReadinessState says Ready, Busy or InsufficientActiveFrontEnds."),

    BRANCH_USERS_STAY_LIMITED(
            BRANCHES,
            DOC,
            "Users of a branch appliance keep voice and stay in resiliency mode though the pool was failed over."),
    BRANCH_USERS_RETURN_WITH_FAILBACK(
            BRANCHES,
            INFERRED,
            "They are regular again after the failback, or when the appliance is given another pool."),

    // Response groups.
    RGS_EXPORTED_AND_IMPORTED(
            RESPONSE_GROUPS,
            DOC,
            "Response groups are exported routinely and imported at the backup pool; without it calls to them drop."),
    RGS_NAMES_ARE_UNIQUE(
            RESPONSE_GROUPS, DOC, "Names are unique in the deployment; -ResolveNameConflicts appends a number."),
    RGS_SETTINGS_OF_A_POOL(
            RESPONSE_GROUPS,
            DOC,
            "A pool has one set of application settings, replaced by -ReplaceExistingRgsSettings alone."),
    RGS_OWNER_IS_KEPT(RESPONSE_GROUPS, DOC, "The original pool stays owner until -OverwriteOwner."),
    RGS_LISTED_BY_OWNER(RESPONSE_GROUPS, DOC, "Imported groups are listed with -Owner or -ShowAll alone."),
    RGS_AGENTS_SIGN_IN_AGAIN(RESPONSE_GROUPS, DOC, "Formal agents sign in again after a failover."),
    RGS_CALLS_BY_PHASE(
            RESPONSE_GROUPS,
            DOC,
            "Calls to response groups go by the documented table in outage, failover and failback."),
    RGS_IMPORT_BEFORE_DISASTER(
            RESPONSE_GROUPS,
            DOC,
            "Importing before a disaster is allowed; agents of the lost pool count as unavailable until the failover has completed."),

    // Call Park, Group Call Pickup, announcements.
    PARKED_CALLS_DROP(VOICE_APPLICATIONS, DOC, "Parked calls drop with the pool."),
    PARKING_AT_THE_BACKUP_POOL(
            VOICE_APPLICATIONS,
            DOC,
            "After a failover calls are parked on the backup pool's orbits, with its settings and music."),
    NO_PARKING_IN_RESILIENCY(
            VOICE_APPLICATIONS, DOC, "In resiliency mode calls cannot be parked; hold and transfer work."),
    PARKED_CALLS_SURVIVE_FAILBACK(VOICE_APPLICATIONS, DOC, "Calls parked during a failback stay parked."),
    PICKUP_RANGES_ARE_MOVED(
            VOICE_APPLICATIONS, DOC, "Group Call Pickup works after its ranges were moved with Set-CsCallParkOrbit."),
    ANNOUNCEMENTS_ARE_RECREATED(
            VOICE_APPLICATIONS,
            DOC,
            "Announcements are made anew at the backup pool and their ranges retargeted with Set-CsUnassignedNumber."),

    // Persistent Chat.
    CHAT_IS_NOT_PAIRED(PERSISTENT_CHAT, DOC, "Persistent Chat has a failover of its own, by log shipping."),
    CHAT_FAILOVER(
            PERSISTENT_CHAT,
            DOC,
            "Its failover takes log shipping down, recovers the database, sets the pool FailedOver and the active servers."),
    CHAT_LOSS(PERSISTENT_CHAT, INFERRED, "What was not shipped is lost."),
    CHAT_FAILBACK(
            PERSISTENT_CHAT,
            DOC,
            "Its failback restores the primary database, log shipping, the active servers and the state Normal."),
    CHAT_NEXT_HOP(PERSISTENT_CHAT, DOC, "Where its next-hop pool failed for good it is pointed at another."),

    // Conference directories, dialling in, simple URLs.
    DIAL_IN_AFTER_FAILOVER(
            DIALING_IN, DOC, "Dialling in works at the backup pool after the failover, not in resiliency mode."),
    FORCED_MOVE_LOSES_CODES(
            DIALING_IN,
            DOC,
            "A directory moved with -Force loses the dial-in codes of existing meetings; joining by client works."),
    SIMPLE_URLS_DIE_WITH_THE_SITE(DIALING_IN, DOC, "Simple URLs go dead with their site unless GeoDNS names both."),
    SITE_URLS_CANNOT_BE_JOINED(
            DIALING_IN, DOC, "Site-scoped URLs cannot be joined after a failover to a pool of another site."),

    // Replacing a pool that cannot be recovered.
    ABC_FAILOVER(
            UNRECOVERABLE_POOL,
            DOC,
            "A lost pool A is replaced by C in the documented order, with the backup pool B serving in between."),
    ABC_OUTAGE(
            UNRECOVERABLE_POOL, DOC, "A's users are without service from Move-CsUser until the services of C start."),
    ABC_LOSES_COLLOCATED_DATABASES(
            UNRECOVERABLE_POOL,
            DOC,
            "Monitoring and Archiving collocated in A are lost unless backed up with SQL's own tools."),
    FORCED_MOVE_OF_USERS(
            UNRECOVERABLE_POOL, DOC, "Move-CsUser -Force moves the account without contacts and meetings."),
    USER_DATA_FROM_B_TO_C(
            UNRECOVERABLE_POOL, DOC, "User data goes from B to C by Export-CsUserData and Import-CsUserData."),
    FORMER_PARTNERS_DATA_REMOVED(
            UNRECOVERABLE_POOL, DOC, "Remove-CsUserStoreBackupData deletes the data of a former partner."),

    // Edge by function.
    REMOTE_ACCESS_BY_DNS(
            EDGE,
            DOC,
            "Remote users come in by the other site's Edge pool when they ask DNS again; nobody has to act."),
    FEDERATION_OUTBOUND_STOPS(EDGE, DOC, "Outbound federation stops with its Edge pool until the route is moved."),
    FEDERATION_INBOUND_NEEDS_GEODNS(EDGE, DOC, "SRV priority gives no failover of inbound federation."),
    MEDIA_STOPS_WITH_THE_EDGE(EDGE, DOC, "Media of outsiders of the local pool stops with the Edge pool."),
    NEXT_HOP_DOWN_STOPS_ALL(
            EDGE, DOC, "External access, federation and XMPP through an Edge pool stop with its next hop."),

    // The cmdlet reference.
    DISASTER_MODE_WITHOUT_BACK_END(
            CMDLETS, DOC, "-DisasterMode is needed too where the back end is down though the Front Ends are up."),
    FLUSH_STORAGE_SERVICE(
            CMDLETS,
            DOC,
            "-FlushStorageService flushes the storage queue of every Front End to the file store; it is not taken in again by itself."),
    FAILOVER_WAIT_TIME(CMDLETS, DOC, "-WaitTime bounds the wait for the final state; then verification decides."),
    FAILBACK_WAIT_TIME(CMDLETS, DOC, "-WaitTime of a failback is 15 seconds by default."),
    SKIP_DATA_VERIFICATION(
            CMDLETS, DOC, "-SkipDataVerification goes on without the verification; what was not imported is lost."),
    DISASTER_FAILBACK_LOSES(
            CMDLETS, DOC, "A failback with -DisasterMode works without the backup pool; what was done there is lost."),
    BACKUP_SETTINGS_DEFAULTS(
            CMDLETS,
            DOC,
            "The Backup Service's settings have documented defaults; Remove-CsBackupServiceConfiguration restores them."),
    BACKUP_CS_POOL(
            CMDLETS, DOC, "Backup-CsPool waits for the final or the steady state, by looks and pauses, or gives up."),
    GRACEFUL_STOP(CMDLETS, DOC, "A graceful stop refuses new sessions and lets old ones finish."),
    USER_POOL_INFO(
            CMDLETS,
            DOC,
            "Get-CsUserPoolInfo shows primary and backup pool of a user, at which he registers after a failover."),
    MIRROR_STATE_OUTPUT(
            CMDLETS,
            DOC,
            "Get-CsDatabaseMirrorState shows Principal, Mirror or DatabaseInaccessibleOrMirroringNotEnabled on each side."),
    SITE_WITHOUT_PREFIX(CMDLETS, DOC, "Set-CsSite names a site without a prefix."),

    // Inside the Backup Service.
    ONE_ACTIVE_MACHINE(INSIDE, FIELD, "The Backup Service is active on one Front End of a pool."),
    MODULES_AND_CATEGORIES(INSIDE, FIELD, "UserData is PresenceFocus and DataConf, CMS is CMSMaster."),
    CYCLE(INSIDE, DOC, "A cycle exports changes, zips them, transfers them, unzips and imports them."),
    BATCH_LIMIT(INSIDE, DOC, "An export carries at most 500 batches, of conference content at most 100 MB."),
    HIGH_WATER_MARKS(INSIDE, INFERRED, "Acknowledged, imported, exported and produced follow each other."),
    ONE_PACKAGE_IN_FLIGHT(INSIDE, INFERRED, "A package that is not imported holds back the next of its module."),
    SYNC_COPIES_WHAT_IS_MISSING(INSIDE, DOC, "A forced sync copies what is missing and no more."),
    INTERVAL_BOUNDS_THROUGHPUT(INSIDE, INFERRED, "Content above a package in each interval piles up: NonSteadyState."),
    COMPLETE_PACKAGES_ARE_IMPORTED(
            INSIDE,
            INFERRED,
            "Packages that lie complete in the backup pool's store are imported before a disaster switch."),
    PLANNED_LOSES_NOTHING(
            INSIDE, DOC, "A planned failover is read-only, synchronised, verified and switched: nothing is lost."),
    SERVICES_RUN_ON_AFTER_PLANNED(
            INSIDE, MODEL, "After the switch the services of the pool run on and refuse its users."),
    TAIL_IS_SET_ASIDE(INSIDE, INFERRED, "What a lost pool never replicated is set aside at its failback."),
    BACKUP_POOL_DECIDES(
            INSIDE,
            INFERRED,
            "While a pool is failed over its partner has authority over its users, and their changes go home."),
    PARTNERS_EXPORT_FAILS(
            INSIDE,
            INFERRED,
            "The export of a pool whose partner's file store cannot be reached is in ErrorState, its backlog grows."),
    EVENTS_4042(INSIDE, DOC, "An export of content that fails writes the event 4042, and its recovery clears it."),

    // States.
    POOL_STATE_MACHINE(POOL_STATES, INFERRED, "A pool takes no transition but those of its table."),
    FAILED_FAILOVER_RETURNS(
            POOL_STATES, INFERRED, "A planned failover that fails leaves the pool as it was, writable."),
    MODULE_STATE_MACHINE(
            MODULE_STATES,
            FIELD,
            "An export takes no transition but those of its table; an import is normal or in error."),
    CMS_MASTER_ON_THE_ACTIVE_POOL(
            MODULE_STATES,
            FIELD,
            "CMSMaster exports on the active master's pool alone and is NotInitialized elsewhere."),
    CMS_STATE_MACHINE(
            CMS_STATES, DOC, "An instance, and the deployment, take no transition but those of their tables."),
    DUAL_ACTIVE_THREE_WAYS(CMS_STATES, MODEL, "Two active masters come about in three ways alone."),
    STALE_DOES_NOT_COUNT(CMS_STATES, MODEL, "A stale active instance is not an active master."),
    PARTITION_END_ENDS_DUAL(
            CMS_STATES, MODEL, "The end of a partition makes the instance stale that the connection does not name."),
    MIRROR_STATE_MACHINE(MIRROR_STATES, DOC, "A mirrored database takes no transition but those of its table."),
    RETURNING_SIDE_SYNCHRONIZES(MIRROR_STATES, DOC, "A side that returns catches up before it may be principal."),
    FEDERATION_CONJUNCTION(
            ROUTES,
            INFERRED,
            "Federation works where a route is set, its Edge pool is up, has it from its replica with setup rerun, and its next hop serves."),
    MEDIA_CONJUNCTION(ROUTES, INFERRED, "Media for outsiders of a pool works where its media Edge pool is up."),
    USER_STATE_MACHINE(USER_STATES, DOC, "A user takes no transition but those of the table."),
    PLANNED_MODES(
            USER_STATES,
            MODEL,
            "In a planned failover users are limited at home from read-only to the switch, then limited at the backup pool, then regular."),
    ROUND_TRIP_OF_A_USER(
            USER_STATES,
            DOC,
            "Lost pool, timer, failover, failback: regular, kept out, limited at the backup pool, regular there, limited at home, regular at home."),

    // Preconditions.
    CHECKED_BEFORE_CHANGED(COMMANDS, MODEL, "Everything is checked before anything changes."),
    FIRST_REFUSAL_NAMES_OTHERS(
            COMMANDS,
            MODEL,
            "Where several refusals apply the first of the list is given and the text names the others."),
    FORCE_DOES_NOT_SKIP_NEXT_HOP(
            COMMANDS,
            MODEL,
            "-Force does not skip the check of next hops; the estate says whether a dead Edge pool counts."),
    NEXT_HOP_MOVES_WHILE_EDGE_DOWN(COMMANDS, MODEL, "Set-CsEdgeServer works while the Edge pool is down."),
    CMS_AVAILABLE_AT_ONCE(COMMANDS, MODEL, "The new master is available when its failover has ended; replicas follow."),
    WHO_MAY(
            COMMANDS,
            MODEL,
            "RTCUniversalServerAdmins may everything, CSAdministrator all but the failover of Central Management and the Backup Service's status, the others look."),

    // What survives.
    CONTACTS_SURVIVE(SURVIVAL, DOC, "Contacts and settings survive as far as they were imported."),
    SCHEDULES_SURVIVE(SURVIVAL, DOC, "Scheduled conferences survive as far as they were imported."),
    CONTENT_SURVIVES(SURVIVAL, DOC, "Meeting content survives as far as it was imported."),
    SESSIONS_DO_NOT_SURVIVE(SURVIVAL, DOC, "Running conferences, messages and calls are not carried over."),
    CONFIGURATION_SURVIVES(SURVIVAL, DOC, "Configuration survives as far as the standby had it."),
    RECORDS_NEED_SQL_BACKUP(
            SURVIVAL,
            DOC,
            "Records of Monitoring and Archiving collocated in a lost pool are those of the last SQL backup."),
    STORAGE_QUEUE_NEEDS_FLUSH(SURVIVAL, DOC, "What waits in the storage queue is lost unless flushed."),

    // Contradictions.
    TOPIC_SPELLINGS_ARE_ACCEPTED(
            CONTRADICTIONS, MODEL, "Where a topic and the reference spell a parameter differently both are accepted."),
    XMPP_FAILBACK_SLIP(CONTRADICTIONS, INFERRED, "Failing XMPP back the A record names the original Edge pool."),
    DATABASE_TYPE_ALIASES(CONTRADICTIONS, DOC, "CMS and App are aliases of CentralMgmt and Application."),
    MIRROR_PARAMETERS_SUFFICE(
            CONTRADICTIONS, MODEL, "The mirror parameters suffice alone, and whichever server is principal is used."),
    CMS_FORCE_NOT_IN_THE_TOPIC(
            CONTRADICTIONS,
            MODEL,
            "Without -Force the failover of an unavailable master goes as with it; of an available one it waits.");

    private final Topic topic;
    private final Mark mark;
    private final String sentence;

    Rule(Topic topic, Mark mark, String sentence) {
        this.topic = topic;
        this.mark = mark;
        this.sentence = sentence;
    }

    /** Where it stands. */
    public Topic topic() {
        return topic;
    }

    /** How well it is founded. */
    public Mark mark() {
        return mark;
    }

    /** The rule itself. */
    public String sentence() {
        return sentence;
    }
}
