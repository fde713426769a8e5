package org.pooldrill.cmdlet;

import org.pooldrill.finding.Finding;
import org.pooldrill.finding.FindingCode;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.shell.command.Invocation;

/** The service connection point in Active Directory, and the warning where it names the wrong store [doc]. */
final class ConnectionPoint {

    private ConnectionPoint() {}

    /** Has it name the store on a SQL server of the topology, and ends the call. */
    static void set(Invocation<Caller> in, String server) {
        var simulation = in.session().simulation();
        simulation
                .centralStore()
                .connect(in.session().estate().poolOfSqlServer(server).orElseThrow());
        warnOfMismatch(in);
        in.end();
    }

    /** The store that Active Directory names should be the one that acts [doc: a support article]. */
    static void warnOfMismatch(Invocation<Caller> in) {
        var simulation = in.session().simulation();
        simulation.centralStore().deployment().mismatch().ifPresent(text -> {
            var named = simulation.world().moves().connectionPoint();
            simulation.findings().raise(new Finding(FindingCode.CMS_STORE_MISMATCH, named, text));
            in.warn(ErrorId.CmsStoreMismatch + ": " + text + ".");
        });
    }
}
