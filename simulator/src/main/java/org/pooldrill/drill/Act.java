package org.pooldrill.drill;

import static org.pooldrill.drill.Param.Type.DURATION;
import static org.pooldrill.drill.Param.Type.NAME;
import static org.pooldrill.drill.Param.Type.SIP;
import static org.pooldrill.drill.Param.Type.SIP_OR_TEL;
import static org.pooldrill.drill.Param.Type.SIP_TEL_OR_NONE;
import static org.pooldrill.drill.Param.Type.SIZE;
import static org.pooldrill.drill.Param.Type.TEXT;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Everything that one user can do in a drill, and what it takes; the schema and the reference page are made from it. */
public enum Act {
    SIGN_IN("sign-in", "Signs in.", client()),
    SIGN_OUT("sign-out", "Signs out.", client()),
    ADD_CONTACT("add-contact", "Adds a contact.", Param.required("contact", SIP, "Whom.")),
    REMOVE_CONTACT("remove-contact", "Removes a contact.", Param.required("contact", SIP, "Whom.")),
    SET_PRESENCE(
            "set-presence",
            "Changes presence.",
            Param.choice(
                    "state",
                    Optional.empty(),
                    List.of("Available", "Busy", "DoNotDisturb", "Away", "Offline"),
                    "The new state."),
            Param.optional("note", TEXT, "The new note.")),
    SET_FORWARDING(
            "set-forwarding",
            "Changes call forwarding.",
            Param.required("to", SIP_TEL_OR_NONE, "Where calls go; none takes it off.")),
    SCHEDULE_CONFERENCE(
            "schedule-conference",
            "Schedules a conference; creates it.",
            id(),
            Param.withDefault("starts", DURATION, "0s", "When it starts, from now."),
            Param.withDefault("length", DURATION, "1h", "How long it lasts.")),
    MODIFY_CONFERENCE(
            "modify-conference",
            "Changes a scheduled conference.",
            id(),
            Param.optional("starts", DURATION, "When it starts, from now."),
            Param.optional("length", DURATION, "How long it lasts.")),
    START_CONFERENCE("start-conference", "Starts a conference; creates it if it was not scheduled.", id()),
    JOIN_CONFERENCE("join-conference", "Joins a conference.", id(), from()),
    JOIN_BY_URL("join-by-url", "Joins a conference by the URL of its invitation; takes no sign-in.", id()),
    LEAVE_CONFERENCE("leave-conference", "Leaves a conference.", id()),
    END_CONFERENCE("end-conference", "Ends a conference.", id()),
    UPLOAD_CONTENT(
            "upload-content",
            "Uploads a file to a conference that is scheduled or running.",
            Param.required("conference", NAME, "The conference."),
            Param.required("file", NAME, "The file's name."),
            Param.withDefault("size", SIZE, "1MB", "The file's size.")),
    DIAL_IN(
            "dial-in",
            "Calls into a conference from a telephone; takes no sign-in.",
            Param.required("conference", NAME, "The conference.")),
    CALL("call", "Calls somebody.", Param.required("to", SIP_OR_TEL, "Whom."), from()),
    IM("im", "Sends an instant message.", Param.required("to", SIP, "To whom.")),
    VOICE_MAIL("voice-mail", "Leaves voice mail, which Exchange takes.", Param.required("to", SIP, "For whom.")),
    PARK_CALL("park-call", "Parks the call.", orbit()),
    RETRIEVE_CALL("retrieve-call", "Takes a parked call.", orbit()),
    PICK_UP_CALL(
            "pick-up-call",
            "Takes a call that rings at a colleague, by Group Call Pickup.",
            Param.required("number", Param.Type.NUMBER, "The number of the call pickup group.")),
    SIGN_IN_TO_GROUPS("sign-in-to-groups", "Signs in to the formal response groups that he is an agent of."),
    SIGN_OUT_OF_GROUPS("sign-out-of-groups", "Signs out of the formal response groups.");

    private final String text;
    private final String doc;
    private final List<Param> params;

    Act(String text, String doc, Param... params) {
        this.text = text;
        this.doc = doc;
        this.params = List.of(params);
    }

    /** The name that drills use. */
    public String text() {
        return text;
    }

    /** What the user does. */
    public String doc() {
        return doc;
    }

    /** The keys of {@code with:}. */
    public List<Param> params() {
        return params;
    }

    /** The act of that name. */
    public static Optional<Act> of(String text) {
        return Arrays.stream(values()).filter(act -> act.text.equals(text)).findFirst();
    }

    /** All names, in order. */
    public static List<String> texts() {
        return Arrays.stream(values()).map(Act::text).toList();
    }

    private static Param client() {
        return Param.choice(
                "client",
                Optional.of("lync2013"),
                List.of("lync2013", "lync2010", "ocs2007r2", "web", "mobile"),
                "The client.");
    }

    private static Param id() {
        return Param.required("id", NAME, "The conference.");
    }

    private static Param from() {
        return Param.choice(
                "from",
                Optional.empty(),
                List.of("inside", "outside"),
                "Where the user is; from outside media need the Edge pool of the pool. Inside where it is not given.");
    }

    private static Param orbit() {
        return Param.required("orbit", Param.Type.NUMBER, "The orbit's number.");
    }
}
