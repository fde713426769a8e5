package org.pooldrill.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pooldrill.Simulation;
import org.pooldrill.run.Sitting;

/** What the library promises: it shows nothing of the frameworks behind it, and the command line has no other way in. */
class PublicLibraryTest {
    private static final String LIBRARY = "org.pooldrill";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(LIBRARY);

    /** What of other packages it hands out: values, and the interface of a listener. */
    private static final Set<String> HANDED_OUT = Set.of(
            "org.pooldrill.log.LogEnd",
            "org.pooldrill.log.LogFooter",
            "org.pooldrill.refusal.ErrorCategory",
            "org.pooldrill.refusal.ErrorId",
            "org.pooldrill.refusal.ErrorId$Kind",
            "org.pooldrill.refusal.Refusal",
            "org.pooldrill.run.Checked",
            "org.pooldrill.run.Failure",
            "org.pooldrill.run.RefusalMet",
            "org.pooldrill.run.RunReport",
            "org.pooldrill.run.StepResult",
            "org.pooldrill.source.Mark",
            "org.pooldrill.store.Appended",
            "org.pooldrill.store.EventData",
            "org.pooldrill.store.EventType",
            "org.pooldrill.store.StoredEvent",
            "org.pooldrill.yaml.Place");

    @TempDir
    Path nowhere;

    /** Through all that can be reached from it by public members. */
    @Test
    void itShowsJavaJacksonsTreesMicrometersRegistryAndItsOwnValuesAlone() {
        var foreign = new TreeSet<String>();
        var own = new TreeSet<String>();
        var waiting = new ArrayDeque<JavaClass>();
        var seen = new TreeSet<String>();
        CLASSES.stream()
                .filter(type -> type.getPackageName().equals(LIBRARY))
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                .forEach(waiting::add);
        while (!waiting.isEmpty()) {
            var type = waiting.poll();
            if (!seen.add(type.getName())) {
                continue;
            }
            if (!type.getPackageName().equals(LIBRARY)) {
                own.add(type.getName());
            }
            for (var shown : shown(type)) {
                if (shown.getPackageName().startsWith(LIBRARY)) {
                    waiting.add(shown);
                } else if (!isPlain(shown)) {
                    foreign.add(type.getName() + " shows " + shown.getName());
                }
            }
        }
        assertThat(foreign).isEmpty();
        assertThat(own).isEqualTo(new TreeSet<>(HANDED_OUT));
    }

    private static boolean isPlain(JavaClass type) {
        var home = type.getPackageName();
        return type.isPrimitive()
                || home.startsWith("java.")
                || home.startsWith("com.fasterxml.jackson.")
                || home.equals("io.micrometer.core.instrument");
    }

    private static Set<JavaClass> shown(JavaClass type) {
        var shown = new java.util.LinkedHashSet<JavaClass>();
        Stream.concat(type.getMethods().stream(), type.getConstructors().stream())
                .filter(PublicLibraryTest::isPublic)
                .forEach(member -> types(member).forEach(found -> found.getAllInvolvedRawTypes().stream()
                        .map(JavaClass::getBaseComponentType)
                        .forEach(shown::add)));
        type.getFields().stream().filter(PublicLibraryTest::isPublic).forEach(field -> shown.add(field.getRawType()));
        type.getRawSuperclass().ifPresent(shown::add);
        shown.addAll(type.getRawInterfaces());
        return shown;
    }

    private static Stream<JavaType> types(JavaCodeUnit member) {
        return Stream.of(
                        member.getParameterTypes().stream(),
                        Stream.of(member.getReturnType()),
                        member.getThrowsClause().stream().map(declared -> declared.getRawType()))
                .flatMap(each -> each);
    }

    private static boolean isPublic(JavaMember member) {
        return member.getModifiers().contains(JavaModifier.PUBLIC);
    }

    @Test
    void theShellOfTheCommandLineIsASimulationOfIt() {
        noClasses()
                .that()
                .resideOutsideOfPackages(LIBRARY, "org.pooldrill.run..", "org.pooldrill.realtime..")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Sitting.class)
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAnyPackage("org.pooldrill.cli..", "org.pooldrill.console..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.pooldrill.simulation.Simulation")
                .check(CLASSES);
        assertThat(CLASSES.get("org.pooldrill.cli.ShellSession").getDirectDependenciesFromSelf())
                .anyMatch(dependency -> dependency.getTargetClass().isEquivalentTo(Simulation.class));
    }

    @Test
    void everythingPublicOfItIsDocumented() throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var said = new StringWriter();
        try (var files = compiler.getStandardFileManager(null, null, null);
                var found = sources()) {
            var units = files.getJavaFileObjectsFromPaths(
                    found.filter(file -> file.toString().endsWith(".java")).toList());
            var options = List.of("-Xdoclint:all/public", "-Xmaxwarns", "500", "-proc:none", "-d", nowhere.toString());
            assertThat(compiler.getTask(said, files, null, options, null, units).call())
                    .as(said.toString())
                    .isTrue();
        }
        assertThat(said.toString().lines().filter(line -> line.contains("warning: no comment")))
                .isEmpty();
    }

    /** Of the library and the test kit. */
    private static Stream<Path> sources() throws IOException {
        var library = Path.of("src", "main", "java", "org", "pooldrill");
        var files = Files.list(library);
        for (var kit : List.of("junit", "assertj")) {
            files = Stream.concat(files, Files.list(library.resolve(kit)));
        }
        return files;
    }
}
