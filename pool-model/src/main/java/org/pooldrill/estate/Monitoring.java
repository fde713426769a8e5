package org.pooldrill.estate;

import java.time.Duration;
import java.util.Optional;

/**
 * Where the Monitoring (CDR and QoE) and Archiving databases of a pool stand. The Backup Service carries none of them:
 * collocated ones are lost with a pool for good, as far as SQL Server's own tools have not backed them up [doc].
 *
 * @param sql the SQL server
 * @param lastBackup how old the last backup is when the run starts; nothing where there is none
 * @param archiving whether the Archiving database stands there too
 */
public record Monitoring(String sql, Optional<Duration> lastBackup, boolean archiving) {}
