package org.pooldrill.cmdlet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pooldrill.cms.Topology;
import org.pooldrill.estate.EdgePool;
import org.pooldrill.estate.Pool;
import org.pooldrill.estate.Version;
import org.pooldrill.shell.command.Output;
import org.pooldrill.shell.command.Output.Property;
import org.pooldrill.shell.object.ShellObject;

/** The services (roles) of the topology as Get-CsService shows them, each with the properties of its role. */
final class TopologyServices {

    /** The roles that are shown, in the order in which they are shown for a pool, with the properties of each. */
    enum Role {
        Registrar(
                new Property("UserServer", "The User Services that belong to it."),
                new Property("EdgeServer", "The Edge pool that relays media for outsiders."),
                new Property("BackupRegistrar", "The registrar of the associated backup pool."),
                new Property("EnableAutomaticFailover", "Whether users go to the backup registrar by themselves."),
                new Property("FailureDetectionInterval", "After how many seconds."),
                new Property("FailBackInterval", "After how many seconds they go back.")),
        UserServer(
                new Property("FileStore", "The file store that it uses."),
                new Property("UserDatabase", "The database that it uses."),
                new Property("ConferenceServer", "The conferencing service that it uses."),
                new Property("McuFactorySipPort", "SIP port of the MCU factory."),
                new Property("ConfDirManagementWcfTcpPort", "Port of the management of conference directories."),
                new Property("UserPinManagementWcfHttpPort", "Port of the management of PINs.")),
        UserDatabase(
                new Property("SqlInstanceName", "The SQL instance."),
                new Property("MirrorSqlServer", "The mirror SQL server; empty without one.")),
        FileStore(new Property("ShareName", "The share.")),
        CentralManagement(
                new Property("Active", "Whether this instance holds the topology that is in force."),
                new Property("FileStore", "The file store that it uses."),
                new Property("CentralManagementDatabase", "The database that it uses.")),
        CentralManagementDatabase(
                new Property("SqlInstanceName", "The SQL instance."),
                new Property("MirrorSqlServer", "The mirror SQL server; empty without one.")),
        EdgeServer(
                new Property("Registrar", "The next hop."),
                new Property("FederationEnabled", "Whether it carries federation."),
                new Property("XmppEnabled", "Whether it carries XMPP."));

        private final List<Property> properties;

        Role(Property... own) {
            properties = List.of(own);
        }

        /** What Get-CsService puts out for services of this role. */
        Output output() {
            var output = Output.list(type()).with("Identity", "The role and the FQDN of the pool or SQL server.");
            for (var property : properties) {
                output = output.with(property.name(), property.doc());
            }
            return output.with("ServiceId", "Site number, role, and number in the site.")
                    .with("SiteId", "The site.")
                    .with("PoolFqdn", "The pool that it belongs to.")
                    .with("Version", "6 for Lync Server 2013, 5 for Lync Server 2010.")
                    .with("Role", "The role.");
        }

        private String type() {
            return "Microsoft.Rtc.Management.Xds.Display" + this;
        }
    }

    /**
     * One service.
     *
     * @param own the properties of its role
     */
    record Service(
            Role role, String identity, String pool, String site, int number, int version, Map<String, Object> own) {

        ShellObject object() {
            var object = ShellObject.list(role.type()).with("Identity", identity);
            own.forEach(object::with);
            return object.with("ServiceId", number + "-" + role + "-1")
                    .with("SiteId", "Site:" + site)
                    .with("PoolFqdn", pool)
                    .with("Version", version)
                    .with("Role", role)
                    .build();
        }
    }

    private static final int LYNC_2010 = 5;
    private static final int LYNC_2013 = 6;

    private final Caller caller;
    private final Topology topology;
    private final List<Service> services = new ArrayList<>();

    private TopologyServices(Caller caller) {
        this.caller = caller;
        topology = caller.simulation().centralStore().deployment().topology();
        caller.pools().forEach(pool -> add(caller.estate().pool(pool)));
        caller.estate().edges().values().forEach(this::add);
    }

    /** All services as the active master has them, pool by pool. */
    static List<Service> of(Caller caller) {
        return List.copyOf(new TopologyServices(caller).services);
    }

    private void add(Pool pool) {
        var fqdn = pool.fqdn();
        var sql = pool.sql();
        var voice = topology.voiceFailover(fqdn);
        var registrar = new LinkedHashMap<String, Object>();
        registrar.put("UserServer", "UserServer:" + fqdn);
        registrar.put(
                "EdgeServer",
                topology.mediaEdge(fqdn).map(edge -> "EdgeServer:" + edge).orElse(""));
        registrar.put(
                "BackupRegistrar",
                topology.backupOf(fqdn).map(backup -> "Registrar:" + backup).orElse(""));
        registrar.put("EnableAutomaticFailover", voice.automatic());
        registrar.put("FailureDetectionInterval", voice.failureDetection().toSeconds());
        registrar.put("FailBackInterval", voice.failback().toSeconds());
        add(Role.Registrar, fqdn, pool.site(), registrar);
        var userServer = new LinkedHashMap<String, Object>();
        userServer.put("FileStore", "FileStore:" + fqdn);
        userServer.put(
                "UserDatabase",
                "UserDatabase:" + topology.userServer(fqdn, "UserDatabase").orElse(sql.primary()));
        userServer.put(
                "ConferenceServer",
                "ConferencingServer:"
                        + topology.userServer(fqdn, "ConferenceServer").orElse(fqdn));
        for (var port : List.of("McuFactorySipPort", "ConfDirManagementWcfTcpPort", "UserPinManagementWcfHttpPort")) {
            userServer.put(
                    port, topology.userServer(fqdn, port).map(Long::valueOf).orElse(SetCsUserServer.PORTS.get(port)));
        }
        add(Role.UserServer, fqdn, pool.site(), userServer);
        var database = new LinkedHashMap<String, Object>();
        database.put("SqlInstanceName", sql.instance());
        database.put("MirrorSqlServer", sql.mirror().orElse(""));
        add(Role.UserDatabase, sql.primary(), fqdn, pool.site(), database);
        add(Role.FileStore, fqdn, pool.site(), Map.of("ShareName", "share"));
        var deployment = caller.simulation().centralStore().deployment();
        if (deployment.pools().contains(fqdn)) {
            var central = new LinkedHashMap<String, Object>();
            central.put("Active", deployment.host().filter(fqdn::equals).isPresent());
            central.put("FileStore", "FileStore:" + fqdn);
            central.put("CentralManagementDatabase", "CentralManagementDatabase:" + sql.primary());
            add(Role.CentralManagement, fqdn, pool.site(), central);
            add(Role.CentralManagementDatabase, sql.primary(), fqdn, pool.site(), database);
        }
    }

    private void add(EdgePool edge) {
        var own = new LinkedHashMap<String, Object>();
        own.put(
                "Registrar",
                topology.nextHop(edge.fqdn()).map(pool -> "Registrar:" + pool).orElse(""));
        own.put("FederationEnabled", topology.federation(edge.fqdn()));
        own.put("XmppEnabled", topology.xmpp(edge.fqdn()));
        add(Role.EdgeServer, edge.fqdn(), edge.site(), own);
    }

    private void add(Role role, String pool, String site, Map<String, Object> own) {
        add(role, pool, pool, site, own);
    }

    private void add(Role role, String host, String pool, String site, Map<String, Object> own) {
        var number = new ArrayList<>(caller.estate().sites().keySet()).indexOf(site) + 1;
        services.add(new Service(role, role + ":" + host, pool, site, number, version(pool), own));
    }

    private int version(String pool) {
        var frontEnds = caller.estate().pools().get(pool);
        return frontEnds != null && frontEnds.version() == Version.LYNC_2010 ? LYNC_2010 : LYNC_2013;
    }
}
