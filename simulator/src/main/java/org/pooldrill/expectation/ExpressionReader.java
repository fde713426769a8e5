package org.pooldrill.expectation;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelComprehension;
import dev.cel.common.ast.CelExpr.ExprKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pooldrill.state.KeyKind;
import org.pooldrill.state.LeafType;
import org.pooldrill.state.Shape;
import org.pooldrill.state.Shape.Leaf;
import org.pooldrill.state.Shape.ListOf;
import org.pooldrill.state.Shape.MapOf;
import org.pooldrill.state.Shape.Struct;
import org.pooldrill.state.StatePath;
import org.pooldrill.state.StateShape;
import org.pooldrill.yaml.Nearest;

/**
 * Reads an expression against the shape of the document: which paths it names, whether it looks at time, and which
 * names in it are wrong.
 *
 * <p>CEL's own checker knows types, not names: that a map has no such key, or that a state is never called that, only
 * the shape and the estate can say. Where the checker and this reader find the same mistake, this one words it better.
 */
final class ExpressionReader {

    /** Where an operand stands in the document: its shape if known, its path if no part of it is computed. */
    private record Place(@Nullable Shape shape, @Nullable StatePath path) {
        private static final Place UNKNOWN = new Place(null, null);
    }

    private final CelAbstractSyntaxTree ast;
    private final Names names;
    private final List<ExpressionProblem> problems = new ArrayList<>();
    private final Set<StatePath> paths = new LinkedHashSet<>();
    private final Map<Integer, String> absences = new HashMap<>();
    private boolean readsTime;

    private ExpressionReader(CelAbstractSyntaxTree ast, Names names) {
        this.ast = ast;
        this.names = names;
    }

    static ExpressionReader read(CelAbstractSyntaxTree parsed, Names names) {
        var reader = new ExpressionReader(parsed, names);
        reader.value(parsed.getExpr(), Map.of());
        return reader;
    }

    List<ExpressionProblem> problems() {
        return List.copyOf(problems);
    }

    /** The longest constant paths, in the order of the text. */
    List<StatePath> paths() {
        return List.copyOf(paths);
    }

    boolean readsTime() {
        return readsTime;
    }

    /** For each position at which a value may be absent, what to say of it. */
    Map<Integer, String> absences() {
        return Map.copyOf(absences);
    }

    /** Reads an operand whose value is used as it is, so that its path is one of those named. */
    private Place value(CelExpr expr, Map<String, Place> scope) {
        var place = place(expr, scope);
        if (place.path() != null) {
            paths.add(place.path());
        }
        return place;
    }

    private Place place(CelExpr expr, Map<String, Place> scope) {
        switch (expr.getKind()) {
            case IDENT -> {
                return variable(expr, scope);
            }
            case SELECT -> {
                return select(
                        expr,
                        place(expr.select().operand(), scope),
                        expr.select().field());
            }
            case CALL -> {
                return call(expr, scope);
            }
            case COMPREHENSION -> {
                return comprehension(expr, expr.comprehension(), scope);
            }
            case LIST -> expr.list().elements().forEach(element -> value(element, scope));
            case MAP ->
                expr.map().entries().forEach(entry -> {
                    value(entry.key(), scope);
                    value(entry.value(), scope);
                });
            case STRUCT -> expr.struct().entries().forEach(entry -> value(entry.value(), scope));
            case CONSTANT, NOT_SET -> {
                // Names nothing.
            }
        }
        return Place.UNKNOWN;
    }

    private Place variable(CelExpr expr, Map<String, Place> scope) {
        var name = expr.ident().name();
        if (scope.containsKey(name)) {
            return scope.get(name);
        }
        var field = StateShape.document().field(name);
        if (field.isEmpty()) {
            return Place.UNKNOWN;
        }
        readsTime |= field.get().movesWithTime();
        absences.put(offset(expr), name + " has no value yet");
        return new Place(field.get().shape(), StatePath.of(name));
    }

    private Place select(CelExpr expr, Place operand, String field) {
        var shape = operand.shape();
        if (shape instanceof Struct struct) {
            return field(expr, struct, operand, field);
        } else if (shape instanceof MapOf map) {
            return entry(expr, offset(expr) + 1, map, operand, field);
        }
        absences.put(offset(expr), CelText.of(ast, expr) + " has no value");
        return new Place(null, extended(operand, field));
    }

    private Place field(CelExpr expr, Struct struct, Place operand, String name) {
        var field = struct.field(name);
        if (field.isEmpty()) {
            var owner = CelText.of(ast, operandOf(expr));
            report(
                    offset(expr) + 1,
                    "unknown field '" + name + "' of " + owner
                            + Nearest.hint(name, struct.fields().keySet()));
            return Place.UNKNOWN;
        }
        readsTime |= field.get().movesWithTime();
        absences.put(offset(expr), CelText.of(ast, expr) + " has no value yet");
        return new Place(field.get().shape(), extended(operand, name));
    }

    private Place entry(CelExpr expr, int offset, MapOf map, Place operand, String key) {
        checkName(offset, map.keys(), key);
        absences.put(offset(expr), entryAbsent(expr, map));
        return new Place(map.values(), extended(operand, key));
    }

    private String entryAbsent(CelExpr expr, MapOf map) {
        return CelText.of(ast, expr) + " does not exist" + (map.keys().open() ? " yet" : "");
    }

    private Place call(CelExpr expr, Map<String, Place> scope) {
        var call = expr.call();
        var args = call.args();
        switch (call.function()) {
            case "_[_]" -> {
                return index(expr, args.get(0), args.get(1), scope);
            }
            case "_==_", "_!=_" -> {
                var left = value(args.get(0), scope);
                var right = value(args.get(1), scope);
                checkText(left, args.get(1));
                checkText(right, args.get(0));
            }
            case "@in" -> {
                var item = value(args.get(0), scope);
                var range = value(args.get(1), scope);
                if (args.get(1).getKind() == ExprKind.Kind.LIST) {
                    args.get(1).list().elements().forEach(element -> checkText(item, element));
                } else if (range.shape() instanceof MapOf map) {
                    text(args.get(0)).ifPresent(key -> checkName(offset(args.get(0)), map.keys(), key));
                } else if (range.shape() instanceof ListOf list) {
                    checkText(new Place(list.elements(), null), args.get(0));
                }
            }
            default -> {
                call.target().ifPresent(target -> value(target, scope));
                args.forEach(arg -> value(arg, scope));
            }
        }
        return Place.UNKNOWN;
    }

    private Place index(CelExpr expr, CelExpr operandExpr, CelExpr keyExpr, Map<String, Place> scope) {
        var operand = place(operandExpr, scope);
        var key = text(keyExpr);
        if (operand.shape() instanceof MapOf map && key.isPresent()) {
            return entry(expr, offset(keyExpr), map, operand, key.get());
        }
        if (operand.path() != null) {
            paths.add(operand.path());
        }
        value(keyExpr, scope);
        if (operand.shape() instanceof Struct struct && key.isPresent()) {
            var owner = CelText.of(ast, operandExpr);
            report(
                    offset(expr),
                    struct.field(key.get()).isPresent()
                            ? "fields are written with a dot: " + owner + "." + key.get()
                            : "unknown field '" + key.get() + "' of " + owner
                                    + Nearest.hint(key.get(), struct.fields().keySet()));
        } else if (operand.shape() instanceof MapOf map) {
            absences.put(offset(expr), entryAbsent(expr, map));
            return new Place(map.values(), null);
        } else if (operand.shape() instanceof ListOf list) {
            absences.put(offset(expr), CelText.of(ast, expr) + " does not exist: the list is shorter");
            return new Place(list.elements(), null);
        } else {
            absences.put(offset(expr), CelText.of(ast, expr) + " has no value");
        }
        return Place.UNKNOWN;
    }

    /** A macro that loops: its variable stands for an element of a list or a key of a map. */
    private Place comprehension(CelExpr expr, CelComprehension loop, Map<String, Place> scope) {
        var range = value(loop.iterRange(), scope);
        var inner = new HashMap<>(scope);
        inner.put(loop.iterVar(), element(range));
        inner.put(loop.accuVar(), Place.UNKNOWN);
        value(loop.accuInit(), scope);
        value(loop.loopCondition(), inner);
        value(loop.loopStep(), inner);
        value(loop.result(), inner);
        var macro = ast.getSource().getMacroCalls().get(expr.id());
        var filters = macro != null && macro.call().function().equals("filter") && range.shape() instanceof ListOf;
        return filters ? new Place(range.shape(), null) : Place.UNKNOWN;
    }

    private static Place element(Place range) {
        if (range.shape() instanceof ListOf list) {
            return new Place(list.elements(), null);
        } else if (range.shape() instanceof MapOf map) {
            var key = new Leaf(LeafType.STRING, List.of(), Optional.of(map.keys()));
            return new Place(key, null);
        }
        return Place.UNKNOWN;
    }

    /** A text compared with a value that takes only certain texts must be one of them. */
    private void checkText(Place place, CelExpr constant) {
        var text = text(constant);
        if (text.isEmpty() || !(place.shape() instanceof Leaf leaf)) {
            return;
        }
        if (!leaf.oneOf().isEmpty() && !leaf.oneOf().contains(text.get())) {
            report(
                    offset(constant),
                    "'" + text.get() + "' is none of the values compared with"
                            + Nearest.hint(
                                    text.get(),
                                    leaf.oneOf().stream()
                                            .filter(value -> !value.isEmpty())
                                            .toList()));
        } else if (leaf.names().isPresent() && !text.get().isEmpty()) {
            checkName(offset(constant), leaf.names().get(), text.get());
        }
    }

    private void checkName(int offset, KeyKind kind, String name) {
        if (!names.accepts(kind, name)) {
            report(
                    offset,
                    "unknown " + kind.noun() + " '" + name + "'"
                            + Nearest.hint(name, names.namesOf(kind).orElseThrow()));
        }
    }

    private static @Nullable StatePath extended(Place operand, String segment) {
        if (operand.path() == null) {
            return null;
        }
        var segments = new ArrayList<>(operand.path().segments());
        segments.add(segment);
        return new StatePath(segments);
    }

    private static CelExpr operandOf(CelExpr expr) {
        return expr.getKind() == ExprKind.Kind.SELECT
                ? expr.select().operand()
                : expr.call().args().get(0);
    }

    private static Optional<String> text(CelExpr expr) {
        return expr.getKind() == ExprKind.Kind.CONSTANT && expr.constant().getKind() == CelConstant.Kind.STRING_VALUE
                ? Optional.of(expr.constant().stringValue())
                : Optional.empty();
    }

    private int offset(CelExpr expr) {
        return ast.getSource().getPositionsMap().getOrDefault(expr.id(), 0);
    }

    private void report(int offset, String message) {
        problems.add(Positions.problem(ast.getSource(), offset, message));
    }
}
