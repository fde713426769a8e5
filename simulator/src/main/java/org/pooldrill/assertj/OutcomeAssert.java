package org.pooldrill.assertj;

import org.assertj.core.api.AbstractAssert;
import org.pooldrill.Outcome;
import org.pooldrill.Output;

/** Assertions about what came of a step. */
public final class OutcomeAssert extends AbstractAssert<OutcomeAssert, Outcome> {

    OutcomeAssert(Outcome actual) {
        super(actual, OutcomeAssert.class);
    }

    /** It was not refused, and nothing is unmet. */
    public OutcomeAssert succeeded() {
        isNotNull();
        actual.unmet().ifPresent(why -> failWithMessage("%s", why));
        actual.refusal()
                .ifPresent(refusal -> failWithMessage(
                        "Expecting %s to succeed, and it was refused: %s\n%s",
                        actual.step(), refusal.brief(), printed()));
        return this;
    }

    /**
     * It was refused.
     *
     * @param id the error id, such as {@code PartnerFailedOver}
     */
    public OutcomeAssert isRefusedWith(String id) {
        isNotNull();
        var found = actual.refusal().map(refusal -> refusal.id().toString()).orElse("none");
        if (!found.equals(id)) {
            throw failureWithActualExpected(
                    found, id, "Expecting %s to be refused with %s, found %s\n%s", actual.step(), id, found, printed());
        }
        return this;
    }

    private String printed() {
        return actual.output().map(Output::text).orElse("");
    }
}
