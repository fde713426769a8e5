package org.pooldrill.view;

import java.util.Map;
import java.util.function.Supplier;
import org.pooldrill.edge.Route;

/** A route in the state document: whether it works, and why not. */
final class RouteDocument {
    private RouteDocument() {}

    /** @param named whether the Edge pool that it goes by is shown too */
    static Map<String, Object> of(Supplier<Route> route, boolean named) {
        var fields = LiveMap.fields();
        if (named) {
            fields.with("route", () -> route.get().edge());
        }
        return fields.with("works", () -> route.get().works())
                .with("why", () -> route.get().why())
                .map();
    }
}
