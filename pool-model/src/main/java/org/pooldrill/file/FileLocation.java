package org.pooldrill.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import org.pooldrill.computer.ComputersState;
import org.pooldrill.estate.Estate;

/**
 * Where a typed path leads [model]: {@code C:\f.zip} to the disk of the computer that the line is typed on,
 * {@code \\server\share\f.zip} to the file store of the server's pool, {@code \\server\c$\f.zip} to the server's disk.
 *
 * @param place {@link #MANAGEMENT}, a pool's or another computer's FQDN for its disk, or {@code \\FQDN} for the file
 *     store of a pool
 * @param path the path there, as typed
 */
public record FileLocation(String place, String path) {

    /** The place of a management computer, which no fault takes down. */
    public static final String MANAGEMENT = "management";

    private static final String UNC = "\\\\";

    /** Where a path leads that is typed on a computer or pool, or on a management computer where that is empty. */
    public static FileLocation of(Estate estate, Optional<String> on, String typed) {
        var path = typed.strip().replace('/', '\\');
        if (!path.startsWith(UNC)) {
            var local = path.startsWith(".\\") ? path.substring(2) : path;
            return new FileLocation(on.map(name -> disk(estate, name)).orElse(MANAGEMENT), local);
        }
        var parts = path.substring(UNC.length()).split("\\\\", 3);
        var server = parts[0].toLowerCase(Locale.ROOT);
        var share = parts.length > 1 ? parts[1] : "";
        var rest = parts.length > 2 ? parts[2] : "";
        return share.length() == 2 && share.charAt(1) == '$'
                ? new FileLocation(disk(estate, server), share.charAt(0) + ":\\" + rest)
                : new FileLocation(UNC + disk(estate, server), share + "\\" + rest);
    }

    /** Where an audio file of a pool's applications lies: in its file store [doc]. */
    public static FileLocation audio(String pool, String file) {
        return new FileLocation(UNC + pool, "share\\" + file);
    }

    /** The places that an estate has: the management computer, then disks and file stores, computer by computer. */
    public static List<String> places(Estate estate) {
        var places = new ArrayList<String>();
        places.add(MANAGEMENT);
        estate.pools().values().forEach(pool -> {
            places.add(pool.fqdn());
            places.add(UNC + pool.fqdn());
            places.addAll(pool.sql().servers());
        });
        places.addAll(estate.edges().keySet());
        places.addAll(estate.branches().keySet());
        return places;
    }

    /** The place whose files a computer sees: its pool's disk, or its own. */
    public static String disk(Estate estate, String computer) {
        return estate.poolOfComputer(computer)
                .or(() -> estate.edgeOfComputer(computer))
                .orElse(computer);
    }

    /** Whether it lies in the file store of a pool. */
    public boolean inFileStore() {
        return place.startsWith(UNC);
    }

    /** Whether both lead to one file: names of files compare without regard to case. */
    boolean sameAs(String otherPlace, String otherPath) {
        return place.equals(otherPlace) && path.equalsIgnoreCase(otherPath);
    }

    /**
     * Why it cannot be reached from a computer or pool, or from a management computer where that is empty; nothing
     * where it can.
     */
    public Optional<String> unreachable(Estate estate, ComputersState computers, Optional<String> from) {
        var owner = inFileStore() ? place.substring(UNC.length()) : place;
        if (owner.equals(MANAGEMENT)
                || from.map(name -> disk(estate, name)).filter(place::equals).isPresent()) {
            return Optional.empty();
        }
        if (inFileStore()
                ? !estate.pools().containsKey(owner)
                : estate.siteOf(owner).isEmpty()) {
            return Optional.of("there is no " + (inFileStore() ? "file store of " : "computer ") + owner + ", only "
                    + new TreeSet<>(estate.pools().keySet()));
        }
        var up = inFileStore() ? computers.fileStoreUp(owner) : isUp(estate, computers, owner);
        if (!up) {
            return Optional.of((inFileStore() ? "the file store of " + owner : owner) + " is down");
        }
        var there = estate.siteOf(owner).orElseThrow();
        return from.flatMap(estate::siteOf)
                .filter(here -> !computers.linkUp(here, there))
                .map(here -> "no link leads from " + here + " to " + there);
    }

    private static boolean isUp(Estate estate, ComputersState computers, String owner) {
        var of = estate.computersOf(owner);
        return of.isEmpty() ? computers.computerUp(owner) : of.stream().anyMatch(computers::computerUp);
    }

    /** The path as it would be typed on a management computer. */
    @Override
    public String toString() {
        return inFileStore() ? place + "\\" + path : path;
    }
}
