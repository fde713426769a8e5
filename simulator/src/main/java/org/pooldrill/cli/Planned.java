package org.pooldrill.cli;

import java.nio.file.Path;
import org.pooldrill.drill.DrillFile;

/**
 * A run that is to be made.
 *
 * @param number its place among all, from 0
 * @param drill the drill as it was typed
 * @param ready the drill and its estate
 * @param seed the seed of the run
 * @param oneOfMany whether other runs of the same drill are to be made, with other seeds
 * @param namesake whether another drill of the same invocation has the same short name
 */
record Planned(int number, String drill, DrillFile.Ready ready, long seed, boolean oneOfMany, boolean namesake) {

    /** How the drill is called in tables: like no other drill. */
    String title() {
        return namesake ? drill : shortName();
    }

    /** How the drill is called in the names of files. */
    String shortName() {
        return Sources.shortName(drill);
    }

    /** How the run is called in the names of files: like no other run of the same drill. */
    String label() {
        return shortName() + (oneOfMany ? "-" + seed : "");
    }

    /** The log of the run where a defect stopped it and no log was asked for: like that of no other run. */
    Path defectLog() {
        return Path.of(label() + (namesake ? ".run" + (number + 1) : "") + ".defect.events.jsonl");
    }
}
