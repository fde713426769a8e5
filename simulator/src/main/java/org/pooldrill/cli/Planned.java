package org.pooldrill.cli;

import org.pooldrill.drill.DrillFile;

/**
 * A run that is to be made.
 *
 * @param number its place among all, from 0
 * @param drill the drill as it was typed
 * @param ready the drill and its estate
 * @param seed the seed of the run
 * @param oneOfMany whether other runs of the same drill are to be made, with other seeds
 */
record Planned(int number, String drill, DrillFile.Ready ready, long seed, boolean oneOfMany) {

    /** How the drill is called in tables and in the names of files. */
    String shortName() {
        return Sources.shortName(drill);
    }

    /** How the run is called in the names of files: like no other run of the same drill. */
    String label() {
        return shortName() + (oneOfMany ? "-" + seed : "");
    }
}
