package org.pooldrill;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;

/** A user of a simulation: always at the moment at which it is asked. */
public final class UserState {
    private final State state;
    private final String sip;
    private final String path;

    UserState(State state, String sip, String path) {
        this.state = state;
        this.sip = sip;
        this.path = path;
    }

    /** His address. */
    public String sip() {
        return sip;
    }

    /** {@code Regular}, {@code Resiliency}, {@code CannotSignIn} or {@code SignedOut}. */
    public String mode() {
        return at("mode").asText();
    }

    /** The pool that he is homed on. */
    public String home() {
        return at("home").asText();
    }

    /** The pool that he is signed in to; empty while he is to none. */
    public String signedInAt() {
        return at("at").asText();
    }

    /** His contacts, in the order added. */
    public List<String> contacts() {
        return StreamSupport.stream(at("contacts").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    /**
     * A value of him, or a part.
     *
     * @param path where it stands in the state document from the user on, such as {@code forwarding}
     * @throws InvalidInputException if there is no such value now
     */
    public JsonNode at(String path) {
        return state.at(this.path + "." + path);
    }
}
