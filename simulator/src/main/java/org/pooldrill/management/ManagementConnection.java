package org.pooldrill.management;

import java.util.Optional;

/**
 * What the service connection point in Active Directory names, as Get-CsManagementConnection prints it.
 *
 * @param pool the pool whose back end it is
 */
public record ManagementConnection(
        String pool, String sqlServer, String sqlInstance, Optional<String> mirrorSqlServer) {}
