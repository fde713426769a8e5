package org.pooldrill.pool;

import org.axonframework.commandhandling.CommandResultMessage;
import org.hamcrest.CustomTypeSafeMatcher;
import org.hamcrest.Matcher;
import org.pooldrill.refusal.ErrorId;

/** What a stream answers, for matching. */
final class Answers {
    private Answers() {}

    /** The only decision of the answer is this refusal. */
    static Matcher<CommandResultMessage<?>> refuses(ErrorId id) {
        return new CustomTypeSafeMatcher<>("refused with " + id) {
            @Override
            protected boolean matchesSafely(CommandResultMessage<?> message) {
                var decisions = ((PoolAnswer) message.getPayload()).decisions();
                return decisions.size() == 1
                        && decisions.get(0).refused().stream().anyMatch(refusal -> refusal.id() == id);
            }
        };
    }
}
