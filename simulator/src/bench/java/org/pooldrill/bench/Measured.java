package org.pooldrill.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What one measurement of {@link Reading} found, as one machine tells it another in a line.
 *
 * @param events that were read
 * @param seconds how long it took; of several looks the longest
 * @param cpuSeconds processor time of the whole machine, its compiler and collector included
 * @param liveMib the heap after a collection at the end
 * @param residentMib the most memory that the process had; 0 where the system does not say
 */
record Measured(long events, double seconds, double cpuSeconds, double liveMib, double residentMib) {

    double perSecond() {
        return events / seconds;
    }

    double cpuMicros() {
        return cpuSeconds * 1e6 / events;
    }

    String line() {
        return events + " " + seconds + " " + cpuSeconds + " " + liveMib + " " + residentMib;
    }

    static Measured of(String line) {
        var parts = line.split(" ");
        return new Measured(
                Long.parseLong(parts[0]),
                Double.parseDouble(parts[1]),
                Double.parseDouble(parts[2]),
                Double.parseDouble(parts[3]),
                Double.parseDouble(parts[4]));
    }

    /** The most memory that this process had so far, in MiB. */
    static double mostMemoryMib() throws IOException {
        var status = Path.of("/proc/self/status");
        return Files.exists(status)
                ? Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("VmHWM:"))
                        .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
                        .sum()
                : 0;
    }
}
