package org.pooldrill.management;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Invoke-CsManagementServerFailover as it was typed.
 *
 * @param on the computer or pool that it was typed on; empty where that does not matter, as with -WhatIf
 * @param force with {@code -Force}
 * @param server {@code -BackupSqlServerFqdn}
 * @param instance {@code -BackupSqlInstanceName}
 * @param mirrorServer {@code -BackupMirrorSqlServerFqdn}, or as the topic spells it
 * @param mirrorInstance {@code -BackupMirrorSqlInstanceName}, or as the topic spells it
 */
public record MoveRequest(
        String on,
        boolean force,
        Optional<String> server,
        Optional<String> instance,
        Optional<String> mirrorServer,
        Optional<String> mirrorInstance) {

    /** The normal mode: no parameters. */
    public static MoveRequest normal(String on) {
        return new MoveRequest(on, false, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The disaster mode with the SQL server that is principal. */
    public static MoveRequest disaster(String on, String server, String instance, boolean force) {
        return new MoveRequest(
                on, force, Optional.of(server), Optional.of(instance), Optional.empty(), Optional.empty());
    }

    /** The disaster mode with the mirror's parameters alone. */
    public static MoveRequest mirror(String on, String mirror, String instance, boolean force) {
        return new MoveRequest(
                on, force, Optional.empty(), Optional.empty(), Optional.of(mirror), Optional.of(instance));
    }

    /** Whether a database was named: the parameter set of disaster recovery. */
    public boolean disaster() {
        return server.isPresent() || mirrorServer.isPresent();
    }

    /** The SQL servers named. */
    List<String> servers() {
        return Stream.of(server, mirrorServer).flatMap(Optional::stream).toList();
    }

    /** The SQL instances named. */
    List<String> instances() {
        return Stream.of(instance, mirrorInstance).flatMap(Optional::stream).toList();
    }
}
