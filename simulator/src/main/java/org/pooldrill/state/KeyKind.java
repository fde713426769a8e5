package org.pooldrill.state;

import java.util.List;

/**
 * What the keys of a map in the state document name, and what a string in it may name.
 *
 * <p>A kind with fixed names is the same in every estate; an open kind is created while the simulation runs, so a key
 * that does not exist is not wrong, only absent so far. All others are given by the estate.
 */
public enum KeyKind {
    /** The FQDN of a Front End pool. */
    POOL("pool", "F"),
    /** The SIP address of a user, without {@code sip:}. */
    USER("user", "SIP"),
    /** The FQDN of an Edge pool. */
    EDGE("Edge pool", "F"),
    /** The id a drill gave to a conference. */
    CONFERENCE("conference", "ID"),
    /** The FQDN of a Survivable Branch Appliance. */
    BRANCH("branch", "SBA"),
    /** The FQDN of a Persistent Chat pool. */
    CHAT("Persistent Chat pool", "F"),
    /** The number of a conference directory. */
    DIRECTORY("conference directory", "N"),
    /** The FQDN of a server. */
    COMPUTER("computer", "COMPUTER"),
    /** The short name of a Windows service of Lync, such as LYNCBACKUP. */
    SERVICE("service", "SERVICE"),
    /** A module of the Backup Service, as Lync prints its name. */
    MODULE("backup module", "M", "UserServices.PresenceFocus", "ConfServices.DataConf", "CentralMgmt.CMSMaster"),
    /** A mirrored database of a pool. */
    DATABASE("database", "DATABASE", "User", "CentralMgmt", "Application"),
    /** The {@code name:} of a step of the drill that types a command. */
    COMMAND("named step", "NAME"),
    /** A site of the estate. */
    SITE("site", "SITE"),
    /** The FQDN of a SQL server. */
    SQL_SERVER("SQL server", "SQL"),
    /** The name of a response group. */
    RESPONSE_GROUP("response group", "NAME"),
    /** The name of a range of numbers of Group Call Pickup or of unassigned numbers. */
    NUMBER_RANGE("range of numbers", "RANGE"),
    /** Where files lie: a computer, a pool, {@code \\\\} before a pool for its file store, or {@code management}. */
    FILE_PLACE("computer, pool, file store or management", "PLACE"),
    /** The code of a finding. */
    FINDING("finding code", "CODE");

    private final String noun;
    private final String placeholder;
    private final List<String> fixed;

    KeyKind(String noun, String placeholder, String... fixed) {
        this.noun = noun;
        this.placeholder = placeholder;
        this.fixed = List.of(fixed);
    }

    /** What one of them is called in a message: {@code pool}, {@code Edge pool}. */
    public String noun() {
        return noun;
    }

    /** What stands for a key in a path that is written for all of them: {@code F} in {@code pools[F].state}. */
    public String placeholder() {
        return placeholder;
    }

    /** The names that every estate has, in Lync's order; empty for kinds that the estate or the run decides. */
    public List<String> fixedNames() {
        return fixed;
    }

    /** Whether names of this kind come into being while the simulation runs. */
    public boolean open() {
        return this == CONFERENCE
                || this == DIRECTORY
                || this == COMMAND
                || this == RESPONSE_GROUP
                || this == NUMBER_RANGE;
    }
}
