package org.pooldrill.cli;

import java.util.Set;
import org.pooldrill.estate.Estate;
import org.pooldrill.expectation.Names;
import org.pooldrill.run.ExpressionNames;
import org.pooldrill.state.KeyKind;
import org.pooldrill.state.Shape;
import org.pooldrill.state.StatePath;
import org.pooldrill.state.StateShape;
import org.pooldrill.yaml.Nearest;

/**
 * A path of the state document as it is typed, checked against the document's shape and the names of an estate.
 *
 * @param path the path
 * @param movesWithTime whether its value changes by the mere passing of time
 */
record WatchedPath(StatePath path, boolean movesWithTime) {
    private static final String EXAMPLE = "accepted is a path such as pools['pool1.contoso.com'].users.regular";

    /** @throws Unusable if there can be no such value in a state of that estate; names what is near */
    static WatchedPath of(String text, Estate estate) {
        var path = StatePath.parse(text).orElseThrow(() -> new Unusable("--watch " + text + ": " + EXAMPLE));
        var names = ExpressionNames.of(estate, Set.of());
        Shape at = StateShape.document();
        var moves = false;
        for (var segment : path.segments()) {
            if (at instanceof Shape.Struct struct) {
                var field = struct.field(segment)
                        .orElseThrow(() -> new Unusable("--watch " + text + ": there is no '" + segment + "' there"
                                + Nearest.hint(segment, struct.fields().keySet())));
                moves |= field.movesWithTime();
                at = field.shape();
            } else if (at instanceof Shape.MapOf map) {
                known(text, segment, map.keys(), names);
                at = map.values();
            } else {
                throw new Unusable("--watch " + text + ": there is nothing below a value, found '" + segment + "'");
            }
        }
        return new WatchedPath(path, moves);
    }

    /** Names that come into being while a run goes on may be absent, and are not wrong. */
    private static void known(String text, String name, KeyKind kind, Names names) {
        if (kind != KeyKind.COMMAND && !names.accepts(kind, name)) {
            throw new Unusable("--watch " + text + ": there is no " + kind.noun() + " '" + name + "'"
                    + Nearest.hint(name, names.namesOf(kind).orElseThrow()));
        }
    }
}
