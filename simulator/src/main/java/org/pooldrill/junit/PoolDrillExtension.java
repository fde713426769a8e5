package org.pooldrill.junit;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.commons.support.AnnotationSupport;
import org.pooldrill.Blueprint;
import org.pooldrill.InvalidInputException;
import org.pooldrill.Simulation;

/**
 * Gives tests simulations, as {@link PoolDrill} does, from a blueprint that is built in the test class:
 *
 * <pre>{@code
 * @RegisterExtension
 * final PoolDrillExtension contoso = PoolDrillExtension.of("contoso")
 *         .with("pools: { pool1.contoso.com: { users: 100 } }")
 *         .given(sim -> sim.fault("site-down", "Datacenter1"))
 *         .build();
 * }</pre>
 *
 * <p>In a static field it is shared by all tests of the class and its nested classes; they get it in
 * {@code @BeforeAll} too. In a field of the instance each test has a fresh one. Tests may run in parallel; those that
 * share a simulation take turns step by step.
 */
public final class PoolDrillExtension
        implements BeforeAllCallback, AfterEachCallback, AfterAllCallback, ParameterResolver {
    private static final Namespace BLUEPRINTS = Namespace.create(PoolDrillExtension.class);
    private static final String SHARED = "shared";
    private static final String FRESH = "fresh";

    private final Optional<Blueprint> built;
    private final Consumer<Simulation> given;

    /** For {@link PoolDrill}, whose values it then reads. */
    PoolDrillExtension() {
        this(Optional.empty(), sim -> {});
    }

    private PoolDrillExtension(Optional<Blueprint> built, Consumer<Simulation> given) {
        this.built = built;
        this.given = given;
    }

    /**
     * Begins to build one.
     *
     * @param estate the name of an estate that comes with the program, or of a file
     * @throws InvalidInputException if there is none, or it has problems
     */
    public static Builder of(String estate) {
        return of(Blueprint.of(estate));
    }

    /** Begins to build one from a blueprint, which may be shared with others. */
    public static Builder of(Blueprint blueprint) {
        return new Builder(blueprint);
    }

    /** What becomes an extension. What is wrong with a value is thrown at once, as {@link Blueprint} says. */
    public static final class Builder {
        private Blueprint blueprint;
        private Consumer<Simulation> given = sim -> {};

        private Builder(Blueprint blueprint) {
            this.blueprint = blueprint;
        }

        /**
         * Changes parts of the estate.
         *
         * @param yaml as {@link Blueprint#with}
         */
        public Builder with(String yaml) {
            blueprint = blueprint.with(yaml);
            return this;
        }

        /**
         * Has everything random drawn from another seed than 0.
         *
         * @param seed zero or more
         */
        public Builder seed(long seed) {
            blueprint = blueprint.seed(seed);
            return this;
        }

        /**
         * Has users do things by themselves.
         *
         * @param model the name of a load model
         */
        public Builder load(String model) {
            blueprint = blueprint.load(model);
            return this;
        }

        /**
         * Adds a condition that must hold after everything that happens.
         *
         * @param cel a condition over the state document
         */
        public Builder always(String cel) {
            blueprint = blueprint.always(cel);
            return this;
        }

        /** Adds what is done to each simulation before a test gets it. */
        public Builder given(Consumer<Simulation> steps) {
            given = given.andThen(steps);
            return this;
        }

        /** The extension, for a field with {@code @RegisterExtension}. */
        public PoolDrillExtension build() {
            return new PoolDrillExtension(Optional.of(blueprint), given);
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        var store = store(context);
        if (isShared(context) && store.get(SHARED) == null) {
            store.put(SHARED, start(context));
        }
    }

    private boolean isShared(ExtensionContext context) {
        return built.isPresent()
                ? AnnotationSupport.findAnnotatedFieldValues(context.getRequiredTestClass(), RegisterExtension.class)
                        .contains(this)
                : ofClass(context).filter(PoolDrill::shared).isPresent();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType().equals(Simulation.class);
    }

    @Override
    public Simulation resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var shared = store(context).get(SHARED, Simulation.class);
        if (shared != null && ofMethod(context).isEmpty()) {
            return shared;
        }
        if (context.getTestMethod().isEmpty()) {
            throw new ParameterResolutionException("a simulation that is fresh for each test can be had by tests,"
                    + " @BeforeEach and @AfterEach alone; found the parameter " + parameter.getParameter() + " of "
                    + parameter.getDeclaringExecutable().getName()
                    + "; accepted there is one that is shared: @PoolDrill(shared = true), or a static"
                    + " @RegisterExtension");
        }
        return store(context).getOrComputeIfAbsent(FRESH, key -> start(context), Simulation.class);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        var store = store(context);
        var fresh = Optional.ofNullable(store.remove(FRESH, Simulation.class));
        try {
            context.getExecutionException().filter(FailedTest::isFailure).ifPresent(failure -> fresh.or(
                            () -> Optional.ofNullable(store.get(SHARED, Simulation.class)))
                    .ifPresent(sim -> FailedTest.of(context).tell(sim)));
        } finally {
            fresh.ifPresent(Simulation::close);
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        Optional.ofNullable(store(context).remove(SHARED, Simulation.class)).ifPresent(Simulation::close);
    }

    private Store store(ExtensionContext context) {
        return context.getStore(Namespace.create(PoolDrillExtension.class, this));
    }

    private Simulation start(ExtensionContext context) {
        var sim = blueprint(context).title(FailedTest.of(context).title()).start();
        try {
            given.accept(sim);
            return sim;
        } catch (RuntimeException | Error problem) {
            sim.close();
            throw problem;
        }
    }

    private Blueprint blueprint(ExtensionContext context) {
        return built.orElseGet(() -> {
            var said = ofMethod(context).or(() -> ofClass(context)).orElseThrow();
            return context.getRoot()
                    .getStore(BLUEPRINTS)
                    .getOrComputeIfAbsent(said, key -> read(said), Blueprint.class);
        });
    }

    private static Blueprint read(PoolDrill said) {
        try {
            var blueprint = Blueprint.of(said.estate()).seed(said.seed());
            if (!said.with().isBlank()) {
                blueprint = blueprint.with(said.with());
            }
            if (!said.load().equals("none")) {
                blueprint = blueprint.load(said.load());
            }
            return Arrays.stream(said.always()).reduce(blueprint, Blueprint::always, (one, other) -> other);
        } catch (InvalidInputException wrong) {
            throw new ExtensionConfigurationException(said + ": " + wrong.getMessage(), wrong);
        }
    }

    private static Optional<PoolDrill> ofMethod(ExtensionContext context) {
        return context.getTestMethod().flatMap(method -> AnnotationSupport.findAnnotation(method, PoolDrill.class));
    }

    /** What is said at the test class, or else at a class around it. */
    private static Optional<PoolDrill> ofClass(ExtensionContext context) {
        for (var type = context.getTestClass(); type.isPresent(); type = type.map(Class::getEnclosingClass)) {
            var said = AnnotationSupport.findAnnotation(type.get(), PoolDrill.class);
            if (said.isPresent()) {
                return said;
            }
        }
        return Optional.empty();
    }
}
