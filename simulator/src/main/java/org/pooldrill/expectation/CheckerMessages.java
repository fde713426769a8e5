package org.pooldrill.expectation;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pooldrill.state.StateShape;
import org.pooldrill.yaml.Nearest;

/** What CEL's parser and type checker say, in words for the author of a drill. */
final class CheckerMessages {

    private static final Pattern NO_OVERLOAD = Pattern.compile(
            "found no matching overload for '(.+?)' applied to '(.+?)' \\(candidates.*", Pattern.DOTALL);
    private static final Pattern UNDECLARED = Pattern.compile("undeclared reference to '(.+?)' \\(in container.*");
    private static final Pattern UNDEFINED_FIELD = Pattern.compile("undefined field '(.+?)'.*");
    private static final Pattern NOT_SELECTABLE = Pattern.compile("type '(.+?)' does not support field selection.*");
    private static final Pattern BAD_TOKEN = Pattern.compile("token recognition error at: '(.*)'", Pattern.DOTALL);
    private static final Pattern UNEXPECTED =
            Pattern.compile("(?:mismatched|extraneous|no viable alternative at) input '(.+?)'.*", Pattern.DOTALL);

    private static final Map<String, String> OPERATORS = Map.ofEntries(
            Map.entry("_==_", "=="),
            Map.entry("_!=_", "!="),
            Map.entry("_<_", "<"),
            Map.entry("_<=_", "<="),
            Map.entry("_>_", ">"),
            Map.entry("_>=_", ">="),
            Map.entry("_+_", "+"),
            Map.entry("_-_", "-"),
            Map.entry("_*_", "*"),
            Map.entry("_/_", "/"),
            Map.entry("_%_", "%"),
            Map.entry("-_", "-"),
            Map.entry("!_", "!"),
            Map.entry("_&&_", "&&"),
            Map.entry("_||_", "||"),
            Map.entry("_?_:_", "? :"),
            Map.entry("_[_]", "[ ]"),
            Map.entry("@in", "in"));
    private static final Set<String> COMPARISONS = Set.of("==", "!=", "<", "<=", ">", ">=");

    private static final List<String> FUNCTIONS = List.of(
            "size",
            "has",
            "all",
            "exists",
            "exists_one",
            "map",
            "filter",
            "matches",
            "startsWith",
            "endsWith",
            "contains",
            "duration",
            "timestamp",
            "int",
            "double",
            "string",
            "getHours",
            "getMinutes",
            "getSeconds",
            "lowerAscii",
            "upperAscii",
            "trim",
            "split",
            "join",
            "indexOf",
            "replace",
            "substring");

    private CheckerMessages() {}

    /** The message of the parser. */
    static String ofSyntax(String message) {
        var token = BAD_TOKEN.matcher(message);
        if (token.matches()) {
            var text = token.group(1).strip();
            return text.startsWith("'") || text.startsWith("\"")
                    ? "text without a closing quote: " + text
                    : "unexpected '" + text + "'";
        }
        var unexpected = UNEXPECTED.matcher(message);
        if (unexpected.matches()) {
            return unexpected.group(1).equals("<EOF>")
                    ? "the expression ends where a value is expected"
                    : "unexpected '" + unexpected.group(1) + "'";
        }
        return message;
    }

    /** The message of the type checker. */
    static String ofCheck(String message) {
        var overload = NO_OVERLOAD.matcher(message);
        if (overload.matches()) {
            return noOverload(overload);
        }
        var undeclared = UNDECLARED.matcher(message);
        if (undeclared.matches()) {
            var known = new TreeSet<>(FUNCTIONS);
            known.addAll(StateShape.document().fields().keySet());
            var name = undeclared.group(1);
            return "unknown name '" + name + "'" + Nearest.hint(name, known);
        }
        var field = UNDEFINED_FIELD.matcher(message);
        if (field.matches()) {
            return "unknown field '" + field.group(1) + "'";
        }
        var selection = NOT_SELECTABLE.matcher(message);
        return selection.matches() ? type(selection.group(1)) + " has no fields" : message;
    }

    private static String noOverload(Matcher overload) {
        var function = OPERATORS.getOrDefault(overload.group(1), overload.group(1));
        var applied = overload.group(2);
        var dot = applied.indexOf(".(");
        var receiver = dot < 0 ? "" : type(applied.substring(0, dot)) + ".";
        var types = arguments(applied.substring(dot < 0 ? 1 : dot + 2, applied.length() - 1));
        if (COMPARISONS.contains(function) && types.size() == 2) {
            return types.get(0) + " cannot be compared with " + types.get(1) + " by '" + function + "'" + remedy(types);
        } else if (function.equals("[ ]")) {
            return types.get(0) + " cannot be indexed with " + types.get(1);
        } else if (OPERATORS.containsValue(function)) {
            return "'" + function + "' cannot be applied to " + String.join(" and ", types) + remedy(types);
        }
        return "function " + receiver + function + " does not take (" + String.join(", ", types) + ")";
    }

    private static String remedy(List<String> types) {
        if (types.contains("a duration") && (types.contains("an int") || types.contains("a string"))) {
            return "; write a duration as duration('1h30m')";
        } else if (types.contains("a timestamp") && types.contains("a string")) {
            return "; write a timestamp as timestamp('2013-11-04T09:00:00Z')";
        } else if (types.contains("a double") && types.contains("an int")) {
            return "; write the number with a decimal point, such as 1.0";
        }
        return "";
    }

    /** Splits at the commas that stand in no brackets. */
    private static List<String> arguments(String list) {
        return list.isEmpty()
                ? List.of()
                : Arrays.stream(list.split(", (?![^(]*\\))"))
                        .map(CheckerMessages::type)
                        .toList();
    }

    /** A type of CEL with its article. */
    static String type(String name) {
        return switch (name) {
            case "google.protobuf.Duration" -> "a duration";
            case "google.protobuf.Timestamp" -> "a timestamp";
            case "int" -> "an int";
            case "null", "null_type" -> "null";
            case "bool", "string", "double", "bytes", "uint" -> "a " + name;
            default -> container(name);
        };
    }

    private static String container(String name) {
        if (name.startsWith("list(")) {
            return "a list";
        } else if (name.startsWith("map(")) {
            return "a map";
        }
        return "an object (" + name + ")";
    }
}
