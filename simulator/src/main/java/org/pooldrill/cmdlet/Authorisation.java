package org.pooldrill.cmdlet;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.pooldrill.estate.Group;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.refusal.Refusal;
import org.pooldrill.shell.command.Declaration;

/**
 * Who may call what (domain text, section 9, "Who may"): the Backup Service asks for one of its authorised groups [doc],
 * the rest is the model's. And whether the computer that the line is typed on is there at all [model].
 */
final class Authorisation {

    /** What the Backup Service itself answers, and asks its authorised groups for. */
    private static final Set<String> OF_THE_BACKUP_SERVICE =
            Set.of("Get-CsBackupServiceStatus", "Invoke-CsBackupServiceSync");

    private static final String CMS_FAILOVER = "Invoke-CsManagementServerFailover";

    private Authorisation() {}

    /** What must hold for a cmdlet before its parameters are looked at. */
    static List<Precondition> of(Declaration cmdlet, Caller caller) {
        var needed = groupsFor(cmdlet.name(), caller);
        var groups = caller.groups().stream().map(Group::text).toList();
        return List.of(
                Precondition.that(
                        groups.stream().anyMatch(group -> needed.stream().anyMatch(group::equalsIgnoreCase)),
                        "The operator may run the cmdlet",
                        describe(caller, groups),
                        () -> Refusal.of(
                                ErrorId.AccessDenied,
                                caller.operator(),
                                cmdlet.name(),
                                describe(caller, groups) + ", and the cmdlet takes a member of "
                                        + String.join(" or ", needed),
                                todo(cmdlet.name(), groups))),
                computerUp(cmdlet, caller));
    }

    private static List<String> groupsFor(String cmdlet, Caller caller) {
        var groups = new ArrayList<Group>();
        groups.add(Group.RTC_UNIVERSAL_SERVER_ADMINS);
        if (OF_THE_BACKUP_SERVICE.contains(cmdlet)) {
            var names = groups.stream().map(Group::text).collect(Collectors.toCollection(ArrayList::new));
            caller
                    .simulation()
                    .centralStore()
                    .deployment()
                    .topology()
                    .backupSettings()
                    .authorizedUniversalGroups()
                    .stream()
                    .filter(group -> names.stream().noneMatch(group::equalsIgnoreCase))
                    .forEach(names::add);
            return names;
        }
        if (!cmdlet.equals(CMS_FAILOVER)) {
            groups.add(Group.CS_ADMINISTRATOR);
        }
        if (cmdlet.startsWith("Get-")) {
            groups.add(Group.CS_HELP_DESK);
            groups.add(Group.CS_VIEW_ONLY_ADMINISTRATOR);
        }
        return groups.stream().map(Group::text).toList();
    }

    private static String describe(Caller caller, List<String> groups) {
        return caller.operator() + (groups.isEmpty() ? " is in no group" : " is in " + String.join(", ", groups));
    }

    private static String todo(String cmdlet, List<String> groups) {
        return OF_THE_BACKUP_SERVICE.contains(cmdlet)
                ? "Have a member of RTCUniversalServerAdmins authorise the group: Set-CsBackupServiceConfiguration"
                        + " -AuthorizedUniversalGroups @{Add=\""
                        + groups.stream().findFirst().orElse(Group.CS_ADMINISTRATOR.text()) + "\"}."
                : "Have it run by an operator who is in one of these groups.";
    }

    private static Precondition computerUp(Declaration cmdlet, Caller caller) {
        var text = "The computer that the line is typed on is up";
        if (caller.on().isEmpty()) {
            return Precondition.met(text, "it is a management computer");
        }
        var on = caller.on().get();
        var computers = caller.simulation().world().computers();
        return Precondition.that(
                caller.localComputers().stream().anyMatch(computers::computerUp),
                text,
                on + " is up",
                () -> Refusal.of(
                        ErrorId.ComputerUnreachable,
                        on,
                        cmdlet.name() + " on " + on,
                        caller.localComputers().size() > 1 ? "every computer of " + on + " is down" : on + " is down",
                        "Type it on a computer that is up, or without one on a management computer."));
    }
}
