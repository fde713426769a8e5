package org.pooldrill.cmdlet;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.pooldrill.application.ApplicationEvent;
import org.pooldrill.application.ApplicationState;
import org.pooldrill.computer.WindowsService;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.refusal.Refusal;
import org.pooldrill.shell.command.Parameter;

/**
 * The Application Server of a pool as a line names it: {@code service:ApplicationServer:pool1.contoso.com}.
 *
 * @param asked what the line asks for, as a refusal begins
 * @param typed the pool's FQDN as it was typed
 */
record ApplicationService(Caller caller, String asked, String typed) {
    private static final String ROLE = "ApplicationServer";

    /** A parameter that names one. */
    static Parameter.Builder parameter(String name) {
        return Parameter.identity(name, ROLE);
    }

    /** The pool's FQDN; only where {@link #known} holds. */
    String pool() {
        return Known.poolName(caller, typed).orElseThrow();
    }

    /** Its pool is in the topology: else UnknownIdentity. */
    Precondition known() {
        return new Known(caller, asked).pool(typed);
    }

    /** Its pool is in the topology, and a service runs there and can be reached: else ServiceNotRunning. */
    List<Precondition> running(WindowsService service) {
        var list = new ArrayList<Precondition>();
        list.add(known());
        if (list.get(0).isMet()) {
            list.add(runs(pool(), service));
        }
        return list;
    }

    private Precondition runs(String pool, WindowsService service) {
        var computers = caller.simulation().world().computers();
        var text = service.title() + " of " + pool + " runs and can be reached";
        var why = !caller.reaches().test(pool)
                ? pool + " is down or cannot be reached"
                : !computers.serviceRuns(pool, service)
                        ? service + " does not run on any Front End of " + pool
                        : computers.backEndDownSince(pool).isPresent()
                                ? "the back end of " + pool + ", which has its database, is down"
                                : "";
        return Precondition.that(
                why.isEmpty(),
                text,
                service + " runs on " + pool,
                () -> Refusal.of(
                        ErrorId.ServiceNotRunning,
                        pool,
                        asked,
                        why,
                        "Bring it up, or start it with Start-CsWindowsService -Name " + service + "."));
    }

    /** What it keeps; only where it can be reached. */
    ApplicationState state() {
        return caller.simulation().site(pool()).applications();
    }

    /** Has it keep what was decided. */
    void record(ApplicationEvent event) {
        caller.simulation().doNow(() -> caller.simulation().site(pool()).applications(List.of(event)));
    }

    /** The identity of something that it keeps. */
    static String identity(String pool, String id) {
        return "service:" + ROLE + ":" + pool + "/" + UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8));
    }

    /** The identity of the service. */
    static String identity(String pool) {
        return "service:" + ROLE + ":" + pool;
    }
}
