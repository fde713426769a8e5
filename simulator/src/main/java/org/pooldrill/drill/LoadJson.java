package org.pooldrill.drill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;
import org.pooldrill.usermodel.Figure;
import org.pooldrill.usermodel.Quantity;
import org.pooldrill.usermodel.UserModel;

/** User models as documents: how each kind of figure is written, and a whole model as an event log's header has it. */
final class LoadJson {

    static final String MODEL = "model";

    private LoadJson() {}

    /** The whole model: its name, then every figure. */
    static ObjectNode write(UserModel model) {
        var json = Documents.map().put(MODEL, model.name());
        for (var figure : Figure.values()) {
            json.set(figure.key(), write(model.value(figure)));
        }
        return json;
    }

    /** A value as JSON: a number, or text with its unit. */
    static JsonNode write(Quantity value) {
        var json = Documents.map();
        return switch (value.kind()) {
            case SHARE, TIME, SIZE -> json.textNode(text(value));
            case COUNT -> json.numberNode(value.whole());
            case NUMBER ->
                value.amount().scale() <= 0 ? json.numberNode(value.whole()) : json.numberNode(value.amount());
        };
    }

    /** A value as a drill or a model file writes it. */
    static String text(Quantity value) {
        return switch (value.kind()) {
            case SHARE -> Quantity.share(value.amount().movePointRight(2)) + "%";
            case TIME -> Units.text(Duration.ofMillis(value.whole()));
            case SIZE -> Units.sizeText(value.whole());
            case COUNT, NUMBER -> value.toString();
        };
    }

    /** What a figure accepts, for people. */
    static String limits(Figure figure) {
        return text(figure.least()) + " to " + text(figure.most())
                + (figure == Figure.ACTIVE_USERS ? ", or 1 to " + Figure.MAX_ACTIVE_USERS + " users" : "");
    }

    /** The value of a figure, or nothing where it is of another kind; limits are not looked at. */
    static Optional<Quantity> read(Figure figure, JsonNode value) {
        if (figure == Figure.ACTIVE_USERS && value.isIntegralNumber()) {
            return count(value);
        }
        return switch (figure.fallback().kind()) {
            case SHARE -> Units.share(value.asText()).map(Quantity::share);
            case TIME -> Units.duration(value.asText()).map(Quantity::time);
            case SIZE -> Units.size(value.asText()).map(Quantity::bytes);
            case COUNT -> count(value);
            case NUMBER -> value.isNumber() ? Optional.of(Quantity.number(value.decimalValue())) : Optional.empty();
        };
    }

    private static Optional<Quantity> count(JsonNode value) {
        return value.isIntegralNumber() && value.canConvertToLong()
                ? Optional.of(Quantity.count(value.longValue()))
                : Optional.empty();
    }
}
