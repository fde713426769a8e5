package org.pooldrill.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.pooldrill.estate.Timing;

/** What every class of the program must keep to: the arrows between modules, and what makes a run repeatable. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.pooldrill");

    private static final String[] POOL_MODEL = {
        "org.pooldrill.announcement..",
        "org.pooldrill.application..",
        "org.pooldrill.callpark..",
        "org.pooldrill.change..",
        "org.pooldrill.client..",
        "org.pooldrill.cms..",
        "org.pooldrill.computer..",
        "org.pooldrill.edge..",
        "org.pooldrill.estate..",
        "org.pooldrill.fabric..",
        "org.pooldrill.file..",
        "org.pooldrill.finding..",
        "org.pooldrill.mirror..",
        "org.pooldrill.pool..",
        "org.pooldrill.quorum..",
        "org.pooldrill.refusal..",
        "org.pooldrill.replica..",
        "org.pooldrill.responsegroup..",
        "org.pooldrill.rule..",
        "org.pooldrill.session..",
        "org.pooldrill.source..",
        "org.pooldrill.transition..",
        "org.pooldrill.storage..",
        "org.pooldrill.table.."
    };

    /** What may use the clock of the wall or of the machine: progress on a terminal, and what runs by it, where asked to. */
    private static final String[] PEOPLE = {"org.pooldrill.cli..", "org.pooldrill.report..", "org.pooldrill.realtime.."
    };

    /** Classes with hash tables in which things are looked up and never gone through. */
    private static final Set<String> LOOK_UP_ONLY = Set.of(
            "org.pooldrill.backup.ContentInventory",
            "org.pooldrill.backup.Exporter",
            "org.pooldrill.backup.Importer",
            "org.pooldrill.backup.Journal",
            "org.pooldrill.cli.Sources",
            "org.pooldrill.cmdlet.Caller",
            "org.pooldrill.drill.DrillFile",
            "org.pooldrill.expectation.ExpressionReader",
            "org.pooldrill.expectation.Trace",
            "org.pooldrill.history.FileEntries",
            "org.pooldrill.history.IndexWriter",
            "org.pooldrill.history.UserEntries",
            "org.pooldrill.log.LineBuffer",
            "org.pooldrill.log.LogReader",
            "org.pooldrill.management.Replicator",
            "org.pooldrill.postgres.DatabaseStore",
            "org.pooldrill.site.PoolSite",
            "org.pooldrill.simulation.Facts",
            "org.pooldrill.site.StrongCache",
            "org.pooldrill.store.AggregateIndex",
            "org.pooldrill.store.RecordMapper",
            "org.pooldrill.store.SegmentedEventStorageEngine");

    @Test
    void theModelKnowsAxonsModellingAndNothingElse() {
        noClasses()
                .that()
                .resideInAnyPackage(POOL_MODEL)
                .should()
                .dependOnClassesThat(resideInAPackage("org.pooldrill..")
                        .and(com.tngtech.archunit.base.DescribedPredicate.not(resideInAnyPackage(POOL_MODEL))))
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "com..",
                        "dev..",
                        "io..",
                        "info..",
                        "org.snakeyaml..",
                        "java.io..",
                        "java.nio.file..",
                        "java.nio.channels..")
                .check(CLASSES);
    }

    @Test
    void theBackupServiceKnowsTheModelAlone() {
        noClasses()
                .that()
                .resideInAPackage("org.pooldrill.backup..")
                .should()
                .dependOnClassesThat(resideInAPackage("org.pooldrill..")
                        .and(com.tngtech.archunit.base.DescribedPredicate.not(resideInAnyPackage(POOL_MODEL)))
                        .and(com.tngtech.archunit.base.DescribedPredicate.not(
                                resideInAPackage("org.pooldrill.backup.."))))
                .check(CLASSES);
    }

    @Test
    void whatRunsKnowsNothingOfWhatIsReported() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "org.pooldrill.cli..",
                        "org.pooldrill.junit..",
                        "org.pooldrill.report..",
                        "org.pooldrill.reference..",
                        "org.pooldrill.server..",
                        "org.pooldrill.causation..",
                        "org.pooldrill.comparison..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.pooldrill.cli..", "org.pooldrill.report..", "info.picocli..")
                .check(CLASSES);
    }

    @Test
    void theProgramNeedsNothingOfWhatTestsAreWrittenWith() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "org.pooldrill.junit..", "org.pooldrill.assertj..", "org.pooldrill.awaitility..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.pooldrill.junit..",
                        "org.pooldrill.assertj..",
                        "org.pooldrill.awaitility..",
                        "org.awaitility..",
                        "org.junit..",
                        "org.opentest4j..",
                        "org.assertj..")
                .check(CLASSES);
    }

    @Test
    void thePartsOfTheWorldDoNotKnowTheSimulationThatHoldsThem() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "org.pooldrill.act..",
                        "org.pooldrill.datacenter..",
                        "org.pooldrill.failover..",
                        "org.pooldrill.management..",
                        "org.pooldrill.network..",
                        "org.pooldrill.registrar..",
                        "org.pooldrill.signin..",
                        "org.pooldrill.site..",
                        "org.pooldrill.view..",
                        "org.pooldrill.world..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.pooldrill.simulation.Simulation")
                .check(CLASSES);
    }

    @Test
    void nothingSleepsOrReadsTheClockOfTheWallOrMakesUpIds() {
        noClasses()
                .should()
                .callMethodWhere(JavaCall.Predicates.target(name("sleep")))
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(ThreadLocalRandom.class)
                .check(CLASSES);
        noClasses()
                .that()
                .resideOutsideOfPackages(PEOPLE)
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalTime.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(OffsetDateTime.class, "now")
                .orShould()
                .callMethod(ZonedDateTime.class, "now")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Clock.class, "systemDefaultZone")
                .check(CLASSES);
    }

    /** Of texts that are joined in an initializer the compiler makes a builder, which no field holds. */
    @Test
    void thereIsNoStaticState() {
        fields().that()
                .areStatic()
                .and()
                .doNotHaveModifier(JavaModifier.SYNTHETIC)
                .should()
                .beFinal()
                .andShould()
                .notHaveRawType(StringBuilder.class)
                .check(CLASSES);
    }

    /** A final table can still be written to, so what is made for a static field is made by {@code Map.of} and the like. */
    @Test
    void noStaticFieldHoldsWhatCanChange() {
        var makers = new TreeSet<String>();
        for (var type : CLASSES) {
            type.getStaticInitializer().ifPresent(initializer -> initializer.getConstructorCallsFromSelf().stream()
                    .map(JavaAccess::getTargetOwner)
                    .filter(made -> made.isAssignableTo(Collection.class)
                            || made.isAssignableTo(Map.class)
                            || made.isAssignableTo(Random.class)
                            || made.getPackageName().equals("java.util.concurrent.atomic"))
                    .forEach(made -> makers.add(type.getName() + " " + made.getSimpleName())));
        }
        assertThat(makers).isEmpty();
    }

    @Test
    void chanceComesFromTheNamedStreamsAlone() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("org.pooldrill.simulation.Randoms")
                .should()
                .callConstructor(Random.class)
                .orShould()
                .callConstructor(Random.class, long.class)
                .check(CLASSES);
    }

    @Test
    void everyTimingIsKeptByTheModel() {
        var used = new TreeSet<String>();
        for (var type : CLASSES) {
            if (!type.isEquivalentTo(Timing.class)) {
                type.getFieldAccessesFromSelf().stream()
                        .filter(access -> access.getTargetOwner().isEquivalentTo(Timing.class))
                        .forEach(access -> used.add(access.getTarget().getName()));
            }
        }
        assertThat(used)
                .containsAll(Arrays.stream(Timing.values()).map(Enum::name).toList());
    }

    @Test
    void hashTablesStandOnlyWhereNobodyGoesThroughThem() {
        var users = new TreeSet<String>();
        for (var type : CLASSES) {
            for (var call : type.getConstructorCallsFromSelf()) {
                if (isHashTable(call)) {
                    users.add(outermost(type).getName());
                }
            }
        }
        assertThat(users).isSubsetOf(LOOK_UP_ONLY);
    }

    private static boolean isHashTable(JavaAccess<?> access) {
        var owner = access.getTargetOwner();
        return owner.isEquivalentTo(HashMap.class)
                || owner.isEquivalentTo(HashSet.class)
                || owner.isEquivalentTo(IdentityHashMap.class)
                || owner.isEquivalentTo(ConcurrentHashMap.class);
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(ArchitectureTest::outermost).orElse(type);
    }

    @Test
    void everyPackageSaysWhatItIs() {
        var described = new TreeSet<String>();
        var packages = new TreeSet<String>();
        for (var type : CLASSES) {
            packages.add(type.getPackageName());
            if (type.getSimpleName().equals("package-info")) {
                described.add(type.getPackageName());
            }
        }
        assertThat(described).isEqualTo(packages);
    }

    @Test
    void noPackageIsCalledAfterNothing() {
        classes()
                .should(
                        new ArchCondition<JavaClass>(
                                "not stand in a package called util, common, manager or the like") {
                            @Override
                            public void check(JavaClass type, ConditionEvents events) {
                                if (type.getPackageName().matches(".*\\.(util|common|manager|helper|impl)s?(\\..*)?")) {
                                    events.add(SimpleConditionEvent.violated(type, type.getName()));
                                }
                            }
                        })
                .check(CLASSES);
    }
}
