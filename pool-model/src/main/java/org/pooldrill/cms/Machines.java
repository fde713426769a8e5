package org.pooldrill.cms;

import java.util.Optional;

/** What configuration depends on in the physical world and does not decide; by FQDN, sites by name. */
public interface Machines {

    /** The services of a Front End pool run, with quorum. */
    boolean poolUp(String pool);

    /** The SQL server that is principal of a pool's CentralMgmt databases; empty while they are not available. */
    Optional<String> centralMgmtPrincipal(String pool);

    /** A Front End or Edge server has power. */
    boolean computerUp(String computer);

    /** A service runs on a computer that runs. */
    boolean serviceRunning(String computer, String service);

    /** An Edge pool works: the services of at least one of its servers run. */
    boolean edgeUp(String edge);

    /** Two sites reach each other; a site that stands reaches itself. */
    boolean sitesConnected(String siteA, String siteB);
}
