package org.pooldrill.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pooldrill.Simulation;

/**
 * Gives the tests of a class, or one test, a {@link Simulation} as a parameter. Each test has a fresh one, unless it is
 * {@link #shared}; at a method it says otherwise than at its class.
 *
 * <pre>{@code
 * @PoolDrill
 * class NightShiftTest {
 *
 *     @Test
 *     void losesNothingThatWasReplicated(Simulation sim) {
 *         ...
 *     }
 * }
 * }</pre>
 *
 * <p>Where a test fails that has used one, the seed, the last events by site and the path of the saved log are printed to
 * standard error. Logs are saved in the folder that the configuration parameter {@code pooldrill.logs} of JUnit names,
 * {@code target/pooldrill} where it names none.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Documented
@ExtendWith(PoolDrillExtension.class)
public @interface PoolDrill {

    /** The name of an estate that comes with the program, or of a file. */
    String estate() default "contoso";

    /** What is other in the estate, as YAML, such as {@code pools: { pool1.contoso.com: { users: 100 } }}. */
    String with() default "";

    /** The seed of everything random, zero or more. */
    long seed() default 0;

    /** What users do by themselves: the name of a load model, or {@code none}. */
    String load() default "none";

    /** Conditions that must hold after everything that happens. */
    String[] always() default {};

    /** At a class: whether all its tests, {@code @BeforeAll} and {@code @AfterAll} have the same simulation. */
    boolean shared() default false;
}
