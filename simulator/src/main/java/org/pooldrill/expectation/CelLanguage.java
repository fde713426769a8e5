package org.pooldrill.expectation;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationResult;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;

/**
 * CEL as expectations speak it: standard functions and macros, string extensions, the state document as variables.
 *
 * <p>Both halves are immutable constants, the same for every estate, and made when the first expression is compiled, or
 * before by {@link Expectations#prepare}: they cost some hundred milliseconds.
 */
final class CelLanguage {

    /** Elements looked at in one evaluation: above every estate, below what would hang a run. */
    private static final int MAX_ITERATIONS = 10_000_000;

    private static final CelOptions OPTIONS = CelOptions.current()
            .populateMacroCalls(true)
            .retainUnbalancedLogicalExpressions(true)
            .evaluateCanonicalTypesToNativeValues(true)
            .comprehensionMaxIterations(MAX_ITERATIONS)
            .build();

    private CelLanguage() {}

    private static final class Compiler {
        private static final CelCompiler INSTANCE = create();

        private static CelCompiler create() {
            var types = new ShapeTypes();
            var builder = CelCompilerFactory.standardCelCompilerBuilder()
                    .setOptions(OPTIONS)
                    .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                    .addLibraries(CelExtensions.strings())
                    .setTypeProvider(types);
            types.variables().forEach(builder::addVar);
            return builder.build();
        }
    }

    private static final class Runtime {
        private static final CelRuntime INSTANCE = CelRuntimeFactory.standardCelRuntimeBuilder()
                .setOptions(OPTIONS)
                .addLibraries(CelExtensions.strings())
                .build();
    }

    static CelValidationResult parse(String text) {
        return Compiler.INSTANCE.parse(text);
    }

    static CelValidationResult check(CelAbstractSyntaxTree parsed) {
        return Compiler.INSTANCE.check(parsed);
    }

    /** A program of a checked expression; immutable, for any number of threads. */
    static CelRuntime.Program program(CelAbstractSyntaxTree checked) {
        try {
            return Runtime.INSTANCE.createProgram(checked);
        } catch (CelEvaluationException e) {
            throw new IllegalStateException("CEL made no program of a checked expression", e);
        }
    }
}
