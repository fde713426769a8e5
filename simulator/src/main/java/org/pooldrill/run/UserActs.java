package org.pooldrill.run;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pooldrill.client.ClientSoftware;
import org.pooldrill.drill.Act;
import org.pooldrill.drill.Step;
import org.pooldrill.drill.Units;
import org.pooldrill.pool.ConferenceRecord;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Refusal;
import org.pooldrill.simulation.Simulation;

/** The acts of users as drills name them. */
final class UserActs {
    private final Simulation simulation;

    UserActs(Simulation simulation) {
        this.simulation = simulation;
    }

    /** Lets a user act; what stands in the way, if anything. */
    Optional<Refusal> perform(Step.UserAct step) {
        for (var user : List.of(
                step.user(),
                step.params().getOrDefault("contact", ""),
                step.params().getOrDefault("to", ""))) {
            if (isUnknown(user)) {
                return Optional.of(
                        Refusal.of(ErrorId.UnknownUser, user, step.act().text(), "there is no user " + user, ""));
            }
        }
        return perform(step.user(), step.act(), step.params());
    }

    private boolean isUnknown(String user) {
        return user.endsWith("@" + simulation.estate().sipDomain())
                && simulation.world().populationOf(user).isEmpty();
    }

    private Optional<Refusal> perform(String user, Act act, Map<String, String> with) {
        var acts = simulation.acts();
        var id = with.getOrDefault("id", "");
        return switch (act) {
            case SIGN_IN -> acts.signIn(user, ClientSoftware.named(with.getOrDefault("client", "")));
            case SIGN_OUT -> acts.signOut(user);
            case ADD_CONTACT -> acts.addContact(user, value(with, "contact"));
            case REMOVE_CONTACT -> acts.removeContact(user, value(with, "contact"));
            case SET_PRESENCE -> acts.setPresence(user, with.getOrDefault("state", ""), with.getOrDefault("note", ""));
            case SET_FORWARDING -> acts.setForwarding(user, value(with, "to").equals("none") ? "" : value(with, "to"));
            case SCHEDULE_CONFERENCE ->
                acts.conferences().schedule(user, id, millis(with, "starts", 0), millis(with, "length", 0));
            case MODIFY_CONFERENCE -> modify(user, id, with);
            case START_CONFERENCE -> acts.conferences().start(user, id);
            case JOIN_CONFERENCE ->
                outside(with)
                        ? acts.conferences().joinFromOutside(user, id)
                        : acts.conferences().join(user, id);
            case JOIN_BY_URL -> acts.conferences().joinByUrl(user, id);
            case LEAVE_CONFERENCE -> acts.conferences().leave(user, id);
            case END_CONFERENCE -> acts.conferences().end(user, id);
            case UPLOAD_CONTENT ->
                acts.conferences()
                        .upload(
                                user,
                                value(with, "conference"),
                                value(with, "file"),
                                Units.size(value(with, "size")).orElseThrow());
            case DIAL_IN -> acts.conferences().dialIn(user, value(with, "conference"));
            case CALL -> call(user, value(with, "to"), outside(with));
            case IM -> acts.message(user, value(with, "to"));
            case VOICE_MAIL -> acts.voiceMail(user, value(with, "to"));
            case PARK_CALL -> acts.park(user, value(with, "orbit"));
            case RETRIEVE_CALL -> acts.retrieve(user, value(with, "orbit"));
            case PICK_UP_CALL -> acts.pickUp(user, value(with, "number"));
            case SIGN_IN_TO_GROUPS -> acts.signInToGroups(user);
            case SIGN_OUT_OF_GROUPS -> acts.signOutOfGroups(user);
        };
    }

    /** Calls; an emergency call that carries no location is a finding. */
    private Optional<Refusal> call(String user, String to, boolean outside) {
        var refused = outside
                ? simulation.acts().callFromOutside(user, to)
                : simulation.acts().call(user, to);
        if (refused.isEmpty()) {
            simulation.locations().emergencyCall(user, to).ifPresent(simulation.findings()::raise);
        }
        return refused;
    }

    private static boolean outside(Map<String, String> with) {
        return with.getOrDefault("from", "").equals("outside");
    }

    /** What is not given stays as it is. */
    private Optional<Refusal> modify(String user, String id, Map<String, String> with) {
        var now = scheduled(id);
        var starts = now.map(conference -> conference.startsMillis() - simulation.now());
        var length = now.map(ConferenceRecord::lengthMillis);
        return simulation
                .acts()
                .conferences()
                .modify(user, id, millis(with, "starts", starts.orElse(0L)), millis(with, "length", length.orElse(0L)));
    }

    private Optional<ConferenceRecord> scheduled(String id) {
        return simulation.estate().pools().keySet().stream()
                .flatMap(pool ->
                        Optional.ofNullable(simulation
                                        .view()
                                        .authority(pool)
                                        .writable()
                                        .conferences()
                                        .get(id))
                                .stream())
                .findFirst();
    }

    private static long millis(Map<String, String> with, String key, long otherwise) {
        return Optional.ofNullable(with.get(key))
                .flatMap(Units::duration)
                .map(Duration::toMillis)
                .orElse(otherwise);
    }

    private static String value(Map<String, String> with, String key) {
        var value = with.get(key);
        if (value == null) {
            throw new IllegalArgumentException("an act without " + key + ", though the drill was checked");
        }
        return value;
    }
}
