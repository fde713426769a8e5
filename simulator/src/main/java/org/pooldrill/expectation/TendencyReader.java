package org.pooldrill.expectation;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelComprehension;
import dev.cel.common.ast.CelExpr.ExprKind;
import dev.cel.common.types.SimpleType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.pooldrill.expectation.Tendency.Direction;
import org.pooldrill.state.Growth;
import org.pooldrill.state.KeyKind;
import org.pooldrill.state.LeafType;
import org.pooldrill.state.Shape;
import org.pooldrill.state.Shape.Leaf;
import org.pooldrill.state.Shape.ListOf;
import org.pooldrill.state.Shape.MapOf;
import org.pooldrill.state.Shape.Struct;
import org.pooldrill.state.StateShape;

/**
 * Derives from the text of an expectation which way its truth can change.
 *
 * <p>Truth has three values here, in this order: false, none (an evaluation that failed), true; CEL's {@code &&}, {@code
 * ||} and {@code !} are minimum, maximum and reversal in that order, so what rises or falls goes on doing so through
 * them. Whatever is not known to be safe counts as free: functions that may fail where elements of a list are looked at,
 * arithmetic that may overflow, keys that may come and go.
 */
final class TendencyReader {
    /** What a counter of the document is far below, so that sums with constants up to it do not overflow. */
    private static final long LARGEST = 1L << 53;

    private static final Set<String> SAFE = Set.of("contains", "startsWith", "endsWith", "lowerAscii", "upperAscii");
    private static final Map<String, Boolean> COMPARISONS =
            Map.of("_<_", false, "_<=_", false, "_>_", true, "_>=_", true);

    /** What a variable of a loop stands for. */
    private enum Variable {
        ELEMENT,
        KEY
    }

    /**
     * What is known of a part.
     *
     * @param least whether it is a number or duration that is never below zero
     * @param list whether it is a list
     */
    private record Found(Direction direction, boolean least, boolean list) {
        private static final Found STAYS = new Found(Direction.STAYS, false, false);

        Found turning(Direction other) {
            return new Found(other, least, list);
        }
    }

    private record Place(Shape shape, Growth growth) {}

    private final CelAbstractSyntaxTree ast;
    private boolean unlessFound;
    private String free = "";

    private TendencyReader(CelAbstractSyntaxTree ast) {
        this.ast = ast;
    }

    static Tendency read(CelAbstractSyntaxTree checked) {
        var reader = new TendencyReader(checked);
        var direction = reader.find(checked.getExpr(), Map.of()).direction();
        return new Tendency(direction, reader.unlessFound, direction == Direction.EITHER ? reader.free : "");
    }

    private Found find(CelExpr expr, Map<String, Variable> scope) {
        var place = place(expr, scope);
        if (place.isPresent()) {
            return value(expr, place.get());
        }
        return switch (expr.getKind()) {
            case CONSTANT -> constant(expr);
            case IDENT -> scope.containsKey(expr.ident().name()) ? Found.STAYS : any(expr);
            case SELECT -> ofElement(expr, scope) ? Found.STAYS : any(expr);
            case CALL -> call(expr, scope);
            case COMPREHENSION -> loop(expr, expr.comprehension(), scope);
            case LIST ->
                expr.list().elements().stream()
                                .allMatch(element -> find(element, scope).direction() == Direction.STAYS)
                        ? new Found(Direction.STAYS, false, true)
                        : any(expr);
            default -> any(expr);
        };
    }

    private Found any(CelExpr expr) {
        if (free.isEmpty()) {
            free = CelText.of(ast, expr);
        }
        return new Found(Direction.EITHER, false, false);
    }

    private Found constant(CelExpr expr) {
        var constant = expr.constant();
        if (constant.getKind() != CelConstant.Kind.INT64_VALUE) {
            return Found.STAYS;
        }
        var value = constant.int64Value();
        return value > LARGEST || value < -LARGEST ? any(expr) : new Found(Direction.STAYS, value >= 0, false);
    }

    private Found value(CelExpr expr, Place place) {
        if (place.growth() == Growth.FREE) {
            return any(expr);
        }
        unlessFound |= place.growth() == Growth.GROWS_UNLESS_FOUND;
        if (place.shape() instanceof ListOf) {
            return new Found(Direction.RISES, false, true);
        }
        return place.shape() instanceof Leaf leaf
                ? new Found(Direction.RISES, leaf.type() == LeafType.INT || leaf.type() == LeafType.DURATION, false)
                : any(expr);
    }

    /** Where a part stands in the document; nothing where it is no part of it, or one that may come and go. */
    private Optional<Place> place(CelExpr expr, Map<String, Variable> scope) {
        if (expr.getKind() == ExprKind.Kind.IDENT
                && !scope.containsKey(expr.ident().name())) {
            return StateShape.document().field(expr.ident().name()).map(TendencyReader::at);
        } else if (expr.getKind() == ExprKind.Kind.SELECT && !expr.select().testOnly()) {
            var name = expr.select().field();
            return place(expr.select().operand(), scope)
                    .flatMap(owner -> owner.shape() instanceof Struct struct
                            ? struct.field(name).map(TendencyReader::at)
                            : entry(owner));
        } else if (isCall(expr, "_[_]") && isKey(expr.call().args().get(1), scope)) {
            return place(expr.call().args().get(0), scope).flatMap(TendencyReader::entry);
        }
        return Optional.empty();
    }

    private static Place at(Shape.Field field) {
        return new Place(field.shape(), field.optional() ? Growth.FREE : field.growth());
    }

    /** The pools are there from the start to the end; nothing else that has a key is sure to be. */
    private static Optional<Place> entry(Place owner) {
        return owner.shape() instanceof MapOf map && map.keys() == KeyKind.POOL
                ? Optional.of(new Place(map.values(), Growth.FREE))
                : Optional.empty();
    }

    private static boolean isKey(CelExpr expr, Map<String, Variable> scope) {
        return expr.getKind() == ExprKind.Kind.CONSTANT
                || expr.getKind() == ExprKind.Kind.IDENT
                        && scope.get(expr.ident().name()) == Variable.KEY;
    }

    /** A field of an element that a loop looks at: it is there, and stays as it is. */
    private static boolean ofElement(CelExpr expr, Map<String, Variable> scope) {
        return expr.getKind() == ExprKind.Kind.SELECT
                        && !expr.select().testOnly()
                        && ofElement(expr.select().operand(), scope)
                || expr.getKind() == ExprKind.Kind.IDENT
                        && scope.get(expr.ident().name()) == Variable.ELEMENT;
    }

    private Found call(CelExpr expr, Map<String, Variable> scope) {
        var function = expr.call().function();
        var args = expr.call().args();
        if (COMPARISONS.containsKey(function)) {
            return comparison(expr, args, COMPARISONS.getOrDefault(function, false), scope);
        }
        switch (function) {
            case "_&&_", "_||_" -> {
                return args.stream()
                        .map(arg -> find(arg, scope))
                        .reduce((left, right) ->
                                Found.STAYS.turning(left.direction().and(right.direction())))
                        .map(found -> known(expr, found))
                        .orElse(Found.STAYS);
            }
            case "!_" -> {
                return Found.STAYS.turning(find(args.get(0), scope).direction().reversed());
            }
            case "_==_", "_!=_" -> {
                return equality(expr, args, scope);
            }
            case "_+_", "_-_" -> {
                return sum(expr, args, function.equals("_+_"), scope);
            }
            case "size" -> {
                var of = find(expr.call().target().orElseGet(() -> args.get(0)), scope);
                return new Found(of.direction(), true, false);
            }
            case "duration", "timestamp" -> {
                return args.get(0).getKind() == ExprKind.Kind.CONSTANT ? Found.STAYS : any(expr);
            }
            default -> {
                return steady(expr, scope) ? Found.STAYS : any(expr);
            }
        }
    }

    /** A call that cannot fail, of what stays as it is. */
    private boolean steady(CelExpr expr, Map<String, Variable> scope) {
        var call = expr.call();
        return (SAFE.contains(call.function()) || call.function().equals("@in"))
                && call.target().stream().allMatch(target -> find(target, scope).direction() == Direction.STAYS)
                && call.args().stream().allMatch(arg -> find(arg, scope).direction() == Direction.STAYS);
    }

    private Found comparison(CelExpr expr, List<CelExpr> args, boolean greater, Map<String, Variable> scope) {
        var left = find(args.get(0), scope);
        var right = find(args.get(1), scope);
        if (left.list() || right.list()) {
            return any(expr);
        }
        var direction = left.direction().reversed().and(right.direction());
        return known(expr, Found.STAYS.turning(greater ? direction.reversed() : direction));
    }

    /** Only what stays is equal or not for ever; and what grows from zero on leaves zero once. */
    private Found equality(CelExpr expr, List<CelExpr> args, Map<String, Variable> scope) {
        var left = find(args.get(0), scope);
        var right = find(args.get(1), scope);
        if (left.direction() == Direction.STAYS && right.direction() == Direction.STAYS) {
            return Found.STAYS;
        }
        var leavesZero = leavesZero(left, args.get(1)) || leavesZero(right, args.get(0));
        if (!leavesZero) {
            return any(expr);
        }
        return Found.STAYS.turning(expr.call().function().equals("_==_") ? Direction.FALLS : Direction.RISES);
    }

    private static boolean leavesZero(Found growing, CelExpr other) {
        return growing.direction() == Direction.RISES
                && growing.least()
                && other.getKind() == ExprKind.Kind.CONSTANT
                && other.constant().getKind() == CelConstant.Kind.INT64_VALUE
                && other.constant().int64Value() == 0;
    }

    private Found sum(CelExpr expr, List<CelExpr> args, boolean plus, Map<String, Variable> scope) {
        if (!SimpleType.INT.equals(ast.getType(expr.id()).orElse(SimpleType.DYN))) {
            return any(expr);
        }
        var left = find(args.get(0), scope);
        var right = find(args.get(1), scope);
        var second = plus ? right.direction() : right.direction().reversed();
        return known(expr, new Found(left.direction().and(second), plus && left.least() && right.least(), false));
    }

    private Found known(CelExpr expr, Found found) {
        return found.direction() == Direction.EITHER ? any(expr) : found;
    }

    private Found loop(CelExpr expr, CelComprehension loop, Map<String, Variable> scope) {
        var call = Optional.ofNullable(ast.getSource().getMacroCalls().get(expr.id()))
                .map(macro -> macro.call().function())
                .orElse("");
        var pools = place(loop.iterRange(), scope)
                .filter(place -> place.shape() instanceof MapOf map && map.keys() == KeyKind.POOL)
                .isPresent();
        if (pools) {
            return call.equals("all") || call.equals("exists")
                    ? Found.STAYS.turning(find(predicate(loop, 1), inside(loop, scope, Variable.KEY))
                            .direction())
                    : any(expr);
        }
        var range = find(loop.iterRange(), scope);
        if (!range.list() || range.direction() != Direction.RISES) {
            return any(expr);
        }
        var filters = call.equals("filter");
        if (!filters && !call.equals("all") && !call.equals("exists")) {
            return any(expr);
        }
        var predicate = predicate(loop, filters ? 0 : 1);
        if (find(predicate, inside(loop, scope, Variable.ELEMENT)).direction() != Direction.STAYS) {
            return any(expr);
        }
        return new Found(call.equals("all") ? Direction.FALLS : Direction.RISES, false, filters);
    }

    private static CelExpr predicate(CelComprehension loop, int at) {
        return loop.loopStep().call().args().get(at);
    }

    private static Map<String, Variable> inside(CelComprehension loop, Map<String, Variable> scope, Variable stands) {
        var inner = new LinkedHashMap<>(scope);
        inner.put(loop.iterVar(), stands);
        return inner;
    }

    private static boolean isCall(CelExpr expr, String function) {
        return expr.getKind() == ExprKind.Kind.CALL && expr.call().function().equals(function);
    }
}
