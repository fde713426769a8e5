package org.pooldrill.estate;

import java.util.List;

/**
 * A Survivable Branch Appliance.
 *
 * @param sipDomain the domain of its generated users
 * @param registersWith the pool that its users' data is homed on
 * @param users how many users are generated, beside the named ones
 */
public record Branch(String fqdn, String sipDomain, String registersWith, int users, List<String> named) {

    public Branch {
        named = List.copyOf(named);
    }

    /** How many users register here, named and generated. */
    public int userCount() {
        return named.size() + users;
    }

    /** All SIP addresses, named ones first, as a list that is computed on the way. */
    public Users userSips() {
        return new Users(fqdn, sipDomain, named, users);
    }
}
