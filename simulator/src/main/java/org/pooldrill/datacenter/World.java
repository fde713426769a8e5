package org.pooldrill.datacenter;

import org.pooldrill.computer.ComputersState;
import org.pooldrill.computer.Faults;
import org.pooldrill.estate.Estate;
import org.pooldrill.estate.Timing;
import org.pooldrill.simulation.Agenda;
import org.pooldrill.simulation.Due;
import org.pooldrill.simulation.EstateLog;

/** What every part of the data centres works with. */
record World(Estate estate, Agenda agenda, EstateLog log, ComputersState state) {

    Faults faults() {
        return state.faults();
    }

    /** Puts something on the agenda, so long from now. */
    Due after(Timing timing, Runnable action) {
        return agenda.in(estate.timings().millis(timing), action);
    }
}
