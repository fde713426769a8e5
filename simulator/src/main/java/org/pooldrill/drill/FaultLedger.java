package org.pooldrill.drill;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which faults a drill has caused so far, as far as its text says. A fault that may have ended by itself is left to the
 * run; so are links where an estate has several. What was broken twice has to be healed twice.
 */
final class FaultLedger {

    private final Map<String, Integer> faults = new LinkedHashMap<>();
    private final boolean oneLink;
    private boolean sure = true;

    FaultLedger(int links) {
        this.oneLink = links <= 1;
    }

    /** A step could not be read: from here on nobody knows what is there. */
    void unsure() {
        sure = false;
    }

    void caused(Step.Fault fault) {
        faults.merge(key(fault.kind(), fault.at(), fault.params()), 1, Integer::sum);
    }

    /** Why a fault cannot be healed; nothing where it can, or may be there when the drill runs. */
    Optional<String> healed(Step.Heal heal) {
        if (heal.kind().target() == FaultTarget.LINK && !oneLink) {
            return Optional.empty();
        }
        var key = key(heal.kind(), heal.at(), heal.params());
        if (faults.containsKey(key)) {
            faults.computeIfPresent(key, (fault, times) -> times == 1 ? null : times - 1);
            return Optional.empty();
        }
        if (!sure) {
            return Optional.empty();
        }
        return Optional.of("there is no fault '" + key + "' to heal at this point; "
                + (faults.isEmpty() ? "no fault is there" : "there is " + String.join(", ", faults.keySet())));
    }

    private static String key(FaultKind kind, List<String> at, Map<String, String> params) {
        var places = kind.target() == FaultTarget.LINK ? "" : " at " + String.join(", ", at);
        var service = params.getOrDefault("service", "");
        return kind.text() + places + (service.isEmpty() ? "" : ", service " + service);
    }
}
