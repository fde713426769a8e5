package org.pooldrill.hazard;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.pooldrill.finding.Finding;
import org.pooldrill.view.View;

/**
 * What was not ready outside when the services of the Edge pool with the XMPP route started ("Failing over the Edge pool
 * used for XMPP federation": they start last, in step 7 [doc]).
 */
final class XmppSteps {
    private final View view;
    private final Map<String, Boolean> up = new TreeMap<>();

    XmppSteps(View view) {
        this.view = view;
    }

    Optional<Finding> fresh() {
        for (var edge : view.estate().edges().keySet()) {
            var now = view.world().computers().edgeUp(edge);
            var before = up.put(edge, now);
            if (now && before != null && !before) {
                var found = started(edge);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Finding> started(String edge) {
        if (view.deployment().topology().xmppRoute().filter(edge::equals).isEmpty()) {
            return Optional.empty();
        }
        var why = view.routes().xmppFromOutside(edge);
        return why.isEmpty()
                ? Optional.empty()
                : Optional.of(SkippedStep.XMPP_FROM_OUTSIDE.at(
                        edge, "its services start, and " + String.join(", and ", why)));
    }
}
