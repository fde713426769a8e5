package org.pooldrill.console;

import java.util.ArrayList;
import java.util.List;
import org.pooldrill.drill.FaultTarget;
import org.pooldrill.drill.Param;
import org.pooldrill.estate.Estate;

/**
 * The names of an estate that can be typed.
 *
 * @param estate the estate
 * @param computersAndPools everything that a line can be typed on, and that has a domain name
 */
record KnownNames(Estate estate, List<String> computersAndPools) {
    private static final List<String> MODULES =
            List.of("UserServices.PresenceFocus", "ConfServices.DataConf", "CentralMgmt.CMSMaster");

    KnownNames {
        computersAndPools = List.copyOf(computersAndPools);
    }

    /** Users who have a name of their own; the generated ones are too many to offer. */
    List<String> users() {
        var users = new ArrayList<String>();
        estate.pools().values().forEach(pool -> users.addAll(pool.named()));
        estate.branches().values().forEach(branch -> users.addAll(branch.named()));
        return users;
    }

    /** What a fault of a kind may be at. */
    List<String> of(FaultTarget target) {
        return target.names(estate);
    }

    /** The services that go by this role in the identities of the topology, such as {@code EdgeServer}. */
    List<String> ofRole(String role) {
        var names = role.equals("EdgeServer")
                ? estate.edges().keySet()
                : estate.pools().keySet();
        return names.stream().map(name -> role + ":" + name).toList();
    }

    /** Values that a key of a fault or an act could have. */
    List<String> of(Param param) {
        return switch (param.type()) {
            case CHOICE -> param.choices();
            case MODULE -> MODULES;
            case SIP, SIP_OR_TEL -> users();
            case SIP_TEL_OR_NONE -> {
                var users = new ArrayList<>(users());
                users.add("none");
                yield users;
            }
            default -> param.fallback().map(List::of).orElse(List.of());
        };
    }
}
