package org.pooldrill.expectation;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelErrorCode;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelUnknownSet;
import dev.cel.runtime.CelVariableResolver;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.pooldrill.state.StatePath;

/**
 * A condition over the state document that has been checked and can be looked at any number of times.
 *
 * <p>Immutable, for any number of threads. It reads only what it names: a document may be made of maps that compute
 * their values when asked.
 */
public final class Expectation {

    private static final Outcome MET = new Outcome.Met();
    private static final Outcome NOT_MET = new Outcome.NotMet();
    private static final Pattern EVALUATION_ERROR =
            Pattern.compile("evaluation error(?: at <input>:(\\d+))?: (.*)", Pattern.DOTALL);

    private final String text;
    private final CelAbstractSyntaxTree ast;
    private final CelRuntime.Program program;
    private final List<StatePath> paths;
    private final boolean readsTime;
    private final Map<Integer, String> absences;

    Expectation(String text, CelAbstractSyntaxTree ast, ExpressionReader reading) {
        this.text = text.strip().replaceAll("\\s*\\R\\s*", " ");
        this.ast = ast;
        this.program = CelLanguage.program(ast);
        this.paths = reading.paths();
        this.readsTime = reading.readsTime();
        this.absences = reading.absences();
    }

    /** The condition in one line, otherwise as it was written. */
    public String text() {
        return text;
    }

    /**
     * The places of the document it names, without those behind a computed key: what to watch in order to say which
     * event changed a value named in it.
     */
    public List<StatePath> paths() {
        return paths;
    }

    /** Whether it can change with no event, because it looks at the time, the clock or an age. */
    public boolean readsTime() {
        return readsTime;
    }

    /** Which way its truth can change while a run goes on. */
    public Tendency tendency() {
        return TendencyReader.read(ast);
    }

    /** What it says of a document, whose keys and values are those of {@link org.pooldrill.state.StateShape}. */
    public Outcome evaluate(Map<String, ?> document) {
        return outcome(program, document);
    }

    /**
     * Why it does not hold: each failing part with the values of its sides, the moment, and what changed last.
     *
     * @param lastChanges the last events that changed a value at one of {@link #paths()}, one line each
     */
    public String failureText(Map<String, ?> document, List<String> lastChanges) {
        return new FailureText(this, ast, document).text(lastChanges);
    }

    Outcome outcome(CelRuntime.Program part, Map<String, ?> document) {
        try {
            var value = part.eval(variables(document));
            if (value instanceof Boolean holds) {
                return holds ? MET : NOT_MET;
            }
            if (value instanceof CelUnknownSet unknown) {
                return absentVariable(unknown);
            }
            return new Outcome.Faulty("its value is " + ValueText.of(value) + ", neither true nor false");
        } catch (CelEvaluationException e) {
            return failed(e);
        }
    }

    static CelVariableResolver variables(Map<String, ?> document) {
        return name -> Optional.ofNullable(document.get(name));
    }

    /** A top-level key that the document lacks: CEL calls its value unknown instead of failing. */
    private Outcome absentVariable(CelUnknownSet unknown) {
        var positions = ast.getSource().getPositionsMap();
        var reason = unknown.unknownExprIds().stream()
                .map(id -> absences.get(positions.getOrDefault(id, -1)))
                .filter(Objects::nonNull)
                .sorted()
                .findFirst();
        return new Outcome.Absent(reason.orElse("a value it names is absent"));
    }

    private Outcome failed(CelEvaluationException e) {
        var message = String.valueOf(e.getMessage());
        var error = EVALUATION_ERROR.matcher(message);
        var located = error.matches();
        var reason = located ? error.group(2) : message;
        var offset = located && error.group(1) != null ? Integer.parseInt(error.group(1)) : -1;
        var code = e.getErrorCode();
        if (code == CelErrorCode.ATTRIBUTE_NOT_FOUND || code == CelErrorCode.INDEX_OUT_OF_BOUNDS) {
            return new Outcome.Absent(absences.getOrDefault(offset, reason));
        }
        var what = code == CelErrorCode.DIVIDE_BY_ZERO ? "division by zero" : reason;
        var where = Positions.problem(ast.getSource(), Math.max(0, offset), what);
        return new Outcome.Faulty(offset < 0 ? what : where.toString());
    }

    @Override
    public String toString() {
        return text;
    }
}
