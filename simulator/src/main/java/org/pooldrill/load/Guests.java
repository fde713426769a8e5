package org.pooldrill.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Draws who meets: among all who are there by the plan of the day and not in a conference yet. */
final class Guests {
    private static final int TRIES = 20;

    private final List<Staff> everybody;
    private final Random random;

    Guests(List<Staff> everybody, Random random) {
        this.everybody = everybody;
        this.random = random;
    }

    /**
     * Draws up to so many, who meet from now on.
     *
     * @param host where the first of them comes from
     * @return the first is the organiser; nobody where none of his staff is free
     */
    List<Guest> draw(Staff host, int count) {
        var guests = new ArrayList<Guest>(count);
        for (var from = List.of(host); guests.size() < count; from = everybody) {
            var before = guests.size();
            one(from, guests);
            if (guests.size() == before) {
                break;
            }
        }
        return guests;
    }

    private void one(List<Staff> from, List<Guest> guests) {
        var there = from.stream().mapToInt(Staff::there).sum();
        for (var tries = 0; tries < TRIES && there > 0; tries++) {
            if (take(from, random.nextInt(there), guests)) {
                return;
            }
        }
        for (var number = 0; number < there; number++) {
            if (take(from, number, guests)) {
                return;
            }
        }
    }

    private static boolean take(List<Staff> from, int number, List<Guest> guests) {
        for (var staff : from) {
            if (number < staff.there()) {
                var index = staff.thereAt(number);
                if (staff.isMeeting(index)) {
                    return false;
                }
                staff.meets(index, true);
                return guests.add(new Guest(staff, index));
            }
            number -= staff.there();
        }
        return false;
    }

    /** They do not meet any more. */
    static void part(List<Guest> guests) {
        guests.forEach(guest -> guest.staff().meets(guest.index(), false));
    }
}
