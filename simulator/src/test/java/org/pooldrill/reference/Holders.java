package org.pooldrill.reference;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.platform.commons.annotation.Testable;
import org.pooldrill.checkout.Checkout;
import org.pooldrill.finding.FindingCode;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.rule.Holds;
import org.pooldrill.rule.Rule;

/**
 * Which tests and drills hold which rule: read from the {@link Holds} of the test classes of every module, from the
 * comments {@code # Holds:} of drills, from the refusals that their steps expect and the findings that they expect to
 * exist.
 */
final class Holders {
    private static final List<String> MODULES = List.of("pool-model", "backup-service", "simulator");
    private static final List<String> DRILLS =
            List.of("simulator/src/main/resources/pooldrill/drills", "simulator/src/test/resources/drills");
    private static final Pattern COMMENT = Pattern.compile("#\\s*Holds:(.*)");
    private static final Pattern REFUSED = Pattern.compile("\\brefused:\\s*(\\w+)");
    private static final Pattern FOUND = Pattern.compile(
            "(?<![!\\w])findings\\s*\\.(?:exists|exists_one)\\((\\w+),[^'\\n]*?\\1\\.code\\s*==\\s*'(\\w+)'");

    private final TreeMap<String, SortedSet<String>> byRule = new TreeMap<>();
    private final List<String> unknown = new ArrayList<>();

    static Holders ofThisCheckout() {
        var holders = new Holders();
        var locations = MODULES.stream()
                .map(module -> Location.of(Checkout.file(module + "/target/test-classes")))
                .toList();
        new ClassFileImporter().importLocations(locations).forEach(holders::read);
        DRILLS.forEach(folder -> holders.readFolder(Checkout.file(folder)));
        return holders;
    }

    /** The tests, as {@code Class.method}, and the drills by file name that hold it. */
    SortedSet<String> of(Enum<?> rule) {
        return byRule.getOrDefault(key(rule), Collections.emptySortedSet());
    }

    /** Names after {@code # Holds:} that are no rule's, and annotated methods that are no tests. */
    List<String> unknown() {
        return unknown;
    }

    private void read(JavaClass type) {
        if (type.isAnnotatedWith(Holds.class)) {
            add(type.getAnnotationOfType(Holds.class), name(type));
        }
        type.getMethods().stream()
                .filter(method -> method.isAnnotatedWith(Holds.class))
                .forEach(method -> add(method.getAnnotationOfType(Holds.class), name(type) + "." + method.getName()));
    }

    private void read(JavaMethod method, String holder) {
        if (!method.isMetaAnnotatedWith(Testable.class)) {
            unknown.add(holder + " is no test");
        }
        add(method.getAnnotationOfType(Holds.class), holder);
    }

    private static String name(JavaClass type) {
        var path = type.getName();
        return path.substring(path.lastIndexOf('.') + 1).replace('$', '.');
    }

    private void add(Holds holds, String holder) {
        Stream.<Enum<?>[]>of(holds.value(), holds.refusals(), holds.findings(), holds.timings(), holds.causes())
                .flatMap(Arrays::stream)
                .forEach(rule -> add(rule, holder));
    }

    private void add(Enum<?> rule, String holder) {
        byRule.computeIfAbsent(key(rule), any -> new TreeSet<>()).add(holder);
    }

    private void readFolder(Path folder) {
        try (var files = Files.walk(folder)) {
            for (var file :
                    files.filter(f -> f.toString().endsWith(".drill.yaml")).toList()) {
                readDrill(file.getFileName().toString(), Files.readString(file));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void readDrill(String drill, String text) {
        COMMENT.matcher(text)
                .results()
                .flatMap(found -> Arrays.stream(found.group(1).split(",")))
                .map(String::strip)
                .forEach(name ->
                        rule(name).ifPresentOrElse(rule -> add(rule, drill), () -> unknown.add(drill + ": " + name)));
        REFUSED.matcher(text).results().forEach(found -> add(ErrorId.valueOf(found.group(1)), drill));
        FOUND.matcher(text)
                .results()
                .flatMap(found -> FindingCode.of(found.group(2)).stream())
                .forEach(code -> add(code, drill));
    }

    private static Optional<Rule> rule(String name) {
        return Arrays.stream(Rule.values())
                .filter(rule -> rule.name().equals(name))
                .findFirst();
    }

    private static String key(Enum<?> rule) {
        return rule.getDeclaringClass().getSimpleName() + "." + rule.name();
    }
}
