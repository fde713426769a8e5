package org.pooldrill.rule;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.pooldrill.client.Cause;
import org.pooldrill.estate.Timing;
import org.pooldrill.finding.FindingCode;
import org.pooldrill.refusal.ErrorId;

/**
 * Says of a test, or of a class of tests, which rules it holds: it fails when the program no longer keeps them. A drill
 * says so in a comment, {@code # Holds: RULE, RULE}, at the line that checks it; the refusals that its steps expect and
 * the findings that it expects to exist count by themselves. The page of rules lists them, and a rule without any makes
 * the build fail.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Holds {
    Rule[] value() default {};

    /** Refusals that come about through their real condition. */
    ErrorId[] refusals() default {};

    /** Findings that are raised through their real condition. */
    FindingCode[] findings() default {};

    /** Constants whose effect is checked. */
    Timing[] timings() default {};

    /** Causes of a user's mode that come about through their real condition. */
    Cause[] causes() default {};
}
