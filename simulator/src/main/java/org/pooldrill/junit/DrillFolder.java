package org.pooldrill.junit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.platform.commons.support.AnnotationSupport;

/** The drills of a folder as tests. */
final class DrillFolder implements TestTemplateInvocationContextProvider {
    private static final String DRILL = ".drill.yaml";

    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return AnnotationSupport.isAnnotated(context.getRequiredTestMethod(), PoolDrillSource.class);
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        var source = AnnotationSupport.findAnnotation(context.getRequiredTestMethod(), PoolDrillSource.class)
                .orElseThrow();
        var folder = Path.of(source.value());
        return drills(folder).stream().flatMap(drill -> runs(folder, drill, source.seeds()));
    }

    private static List<Path> drills(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new ExtensionConfigurationException(
                    "@PoolDrillSource: there is no folder " + folder.toAbsolutePath());
        }
        try (var files = Files.walk(folder)) {
            var drills = files.filter(file -> file.toString().endsWith(DRILL))
                    .sorted()
                    .toList();
            if (drills.isEmpty()) {
                throw new ExtensionConfigurationException(
                        "@PoolDrillSource: no file ends in " + DRILL + " in " + folder.toAbsolutePath());
            }
            return drills;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(folder + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    private static Stream<TestTemplateInvocationContext> runs(Path folder, Path drill, long[] seeds) {
        var name = folder.relativize(drill).toString().replace('\\', '/').replace(DRILL, "");
        return seeds.length == 0
                ? Stream.of(new Invocation(name, new DrillTest(drill, OptionalLong.empty())))
                : Arrays.stream(seeds)
                        .mapToObj(seed ->
                                new Invocation(name + ", seed " + seed, new DrillTest(drill, OptionalLong.of(seed))));
    }

    private record Invocation(String name, DrillTest test) implements TestTemplateInvocationContext {

        @Override
        public String getDisplayName(int invocationIndex) {
            return name;
        }

        @Override
        public List<Extension> getAdditionalExtensions() {
            return List.of(test);
        }
    }
}
