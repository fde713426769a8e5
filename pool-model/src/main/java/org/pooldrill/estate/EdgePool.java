package org.pooldrill.estate;

import java.util.List;

/**
 * An Edge pool as it is deployed.
 *
 * @param nextHop the Front End pool that its traffic goes to
 * @param federation whether it carries the one federation route
 * @param xmpp whether it carries the one XMPP route
 * @param servers 1 to 12
 */
public record EdgePool(String fqdn, String site, String nextHop, boolean federation, boolean xmpp, int servers) {

    /** The Edge servers: {@code edge1.contoso.com} itself where there is one, else {@code srv1.edge1.contoso.com} and on. */
    public List<String> serverFqdns() {
        return servers == 1 ? List.of(fqdn) : Names.computers("srv", fqdn, servers);
    }
}
