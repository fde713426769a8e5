package org.pooldrill.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pooldrill.run.RunReport;

/**
 * Makes a test of each drill in a folder. The drill is run before the method is: where it does not pass, the test has
 * failed with all that was not as expected. The method may take the {@link RunReport} and look for more, or do nothing.
 *
 * <pre>{@code
 * @PoolDrillSource("src/test/drills")
 * void passes(RunReport report) {
 *     assertThat(report.events()).isLessThan(10_000);
 * }
 * }</pre>
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@TestTemplate
@ExtendWith(DrillFolder.class)
public @interface PoolDrillSource {

    /** The folder: all files in it and below whose names end in {@code .drill.yaml}, in the order of their paths. */
    String value();

    /** The seeds to run each drill with, zero or more; none: the drill's own. */
    long[] seeds() default {};
}
