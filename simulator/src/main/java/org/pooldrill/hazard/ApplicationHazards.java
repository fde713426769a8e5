package org.pooldrill.hazard;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pooldrill.announcement.Announcements;
import org.pooldrill.callpark.OrbitRanges;
import org.pooldrill.client.Mode;
import org.pooldrill.estate.Participation;
import org.pooldrill.finding.Finding;
import org.pooldrill.finding.FindingCode;
import org.pooldrill.responsegroup.GroupEvent.GroupCallDropped;
import org.pooldrill.responsegroup.GroupEvent.Stage;
import org.pooldrill.session.SessionEvent.PickupFailed;
import org.pooldrill.session.SessionEvent.UnassignedCallLost;
import org.pooldrill.view.View;

/**
 * What was not moved to the backup pool by its own procedure, told when a call is first lost because of it: response
 * groups, announcements, ranges of Group Call Pickup [doc].
 */
final class ApplicationHazards {
    private final View view;
    private final Map<String, GroupCallDropped> groups = new LinkedHashMap<>();
    private final Map<String, UnassignedCallLost> announcements = new LinkedHashMap<>();
    private final Map<String, PickupFailed> pickups = new LinkedHashMap<>();
    private int dropped;
    private int lost;
    private int failed;

    ApplicationHazards(View view) {
        this.view = view;
    }

    /** Whether a call waits for an agent who is signed in, or a range for whoever needs it. */
    boolean waitForUsers() {
        return !view.world().groupCalls().waiting().isEmpty() || !pickups.isEmpty();
    }

    List<Finding> now() {
        notice();
        var found = new ArrayList<Finding>();
        groups.values()
                .removeIf(call -> !view.estate().pools().containsKey(call.owner())
                        || view.serves(call.owner())
                        || atPartner(call));
        groups.values()
                .forEach(call -> found.add(new Finding(
                        FindingCode.RESPONSE_GROUPS_NOT_IMPORTED,
                        call.owner(),
                        "the call of " + call.from() + " to " + call.number() + " was lost: " + call.why()
                                + "; import the groups there (Import-CsRgsConfiguration)")));
        announcements.values().removeIf(call -> view.serves(call.pool()) || !stillLeadsTo(call));
        announcements
                .values()
                .forEach(call -> found.add(new Finding(
                        FindingCode.ANNOUNCEMENTS_NOT_MOVED,
                        call.pool(),
                        "the call of " + call.from() + " to " + call.number() + " was lost: " + call.why()
                                + "; recreate the announcement at the backup pool (Import-CsAnnouncementFile,"
                                + " New-CsAnnouncement) and retarget range " + call.range()
                                + " (Set-CsUnassignedNumber)")));
        pickups.values().removeIf(this::belongsThere);
        pickups.values()
                .forEach(call -> found.add(new Finding(
                        FindingCode.STEP_SKIPPED,
                        call.owner(),
                        "Call Park and Group Call Pickup disaster recovery: range " + call.range()
                                + " was not moved with Set-CsCallParkOrbit, and " + call.user() + ", whom " + call.at()
                                + " serves, could not pick up a call by " + call.number())));
        agentsSignedOut(found);
        return found;
    }

    /** Agents of formal groups sign in again at the pool that answers after a failover [doc]; a call waits for them. */
    private void agentsSignedOut(List<Finding> found) {
        for (var call : view.world().groupCalls().waiting()) {
            var answer = view.groupRouting().answer(call.number());
            answer.group()
                    .filter(group -> group.participation() == Participation.FORMAL
                            && !answer.at().equals(answer.owner()))
                    .filter(group -> group.agents().stream().anyMatch(this::isRegular))
                    .ifPresent(group -> found.add(new Finding(
                            FindingCode.STEP_SKIPPED,
                            answer.at(),
                            "Response Group disaster recovery: the call of " + call.from() + " to " + group.name()
                                    + " waits, for none of its agents has signed in to it again at " + answer.at())));
        }
    }

    private boolean isRegular(String agent) {
        return view.world()
                .populationOf(agent)
                .filter(population -> population.mode(agent) == Mode.REGULAR)
                .isPresent();
    }

    private void notice() {
        var calls = view.world().groupCalls().dropped();
        while (dropped < calls.size()) {
            var call = calls.get(dropped++);
            if (call.stage() == Stage.NEW) {
                groups.putIfAbsent(call.owner(), call);
            }
        }
        var unassigned = view.world().sessions().lostToUnassigned();
        while (lost < unassigned.size()) {
            var call = unassigned.get(lost++);
            announcements.putIfAbsent(call.pool(), call);
        }
        var notPickedUp = view.world().sessions().notPickedUp();
        while (failed < notPickedUp.size()) {
            var call = notPickedUp.get(failed++);
            if (isOfHisOwnPool(call)) {
                pickups.putIfAbsent(call.owner(), call);
            }
        }
    }

    /** Whether it is a range of his home pool, which should have gone along with him or come home with him. */
    private boolean isOfHisOwnPool(PickupFailed call) {
        var home = view.homePool(call.user());
        return call.owner().equals(home)
                || OrbitRanges.in(OrbitRanges.values(view.estate().applications())).stream()
                        .anyMatch(range -> range.name().equals(call.range())
                                && range.pool().equals(home));
    }

    private boolean atPartner(GroupCallDropped call) {
        return view.partner(call.owner())
                .filter(partner -> view.applications(partner)
                        .groups()
                        .numbered(call.number())
                        .isPresent())
                .isPresent();
    }

    private boolean stillLeadsTo(UnassignedCallLost call) {
        return Announcements.ranges(view.deployment().topology().values()).stream()
                .anyMatch(range ->
                        range.name().equals(call.range()) && range.pool().equals(call.pool()));
    }

    /** The range was moved, or whoever needed it is served where it is. */
    private boolean belongsThere(PickupFailed call) {
        var at = view.world()
                .populationOf(call.user())
                .map(population -> population.at(call.user()))
                .orElse("");
        return at.equals(call.owner())
                || OrbitRanges.in(view.deployment().topology().values()).stream()
                        .noneMatch(range -> range.name().equals(call.range())
                                && range.pool().equals(call.owner()));
    }
}
