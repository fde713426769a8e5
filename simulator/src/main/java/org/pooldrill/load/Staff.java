package org.pooldrill.load;

import java.util.BitSet;
import java.util.Random;
import org.pooldrill.client.Mode;
import org.pooldrill.client.Population;

/**
 * The users of one pool or branch: who of them is active today, in the order in which they come, who has come and not
 * yet gone, and who is in a conference. That is the plan of the day; whether they are signed in, their
 * {@link Population} says.
 */
final class Staff {
    private final Population population;
    private final int[] order;
    private final int[] places;
    private final BitSet meeting = new BitSet();
    private int active;
    private int come;
    private int gone;

    Staff(Population population) {
        this.population = population;
        order = new int[population.size()];
        places = new int[population.size()];
        for (var i = 0; i < order.length; i++) {
            order[i] = i;
            places[i] = i;
        }
    }

    /** The pool or branch. */
    String home() {
        return population.home();
    }

    /** How many there are, active or not. */
    int size() {
        return order.length;
    }

    String user(int index) {
        return population.user(index);
    }

    /** Draws so many active users of a new day; nobody has come yet. */
    void draw(int users, Random random) {
        active = users;
        come = 0;
        gone = 0;
        for (var place = 0; place < active; place++) {
            swap(place, place + random.nextInt(order.length - place));
        }
    }

    private void swap(int place, int other) {
        var user = order[place];
        order[place] = order[other];
        order[other] = user;
        places[order[place]] = place;
        places[user] = other;
    }

    /** How many are active today. */
    int active() {
        return active;
    }

    /** An active user of today, by his place in the order of coming. */
    int activeAt(int place) {
        return order[place];
    }

    /** The next one comes. */
    int comes() {
        return order[come++];
    }

    /** The one who came first of those who are there goes. */
    int goes() {
        return order[gone++];
    }

    /** How many have come and not yet gone. */
    int there() {
        return come - gone;
    }

    boolean isThere(int index) {
        return places[index] >= gone && places[index] < come;
    }

    /** One of those who are there, by number from 0. */
    int thereAt(int number) {
        return order[gone + number];
    }

    /** One of those who are there; -1 where nobody is. */
    int anybody(Random random) {
        return there() == 0 ? -1 : thereAt(random.nextInt(there()));
    }

    boolean isMeeting(int index) {
        return meeting.get(index);
    }

    void meets(int index, boolean whether) {
        meeting.set(index, whether);
    }

    /** Signed in with everything. */
    boolean isRegular(int index) {
        return population.mode(index) == Mode.REGULAR;
    }

    /** Signed in, with everything or in resiliency mode. */
    boolean isSignedIn(int index) {
        var mode = population.mode(index);
        return mode == Mode.REGULAR || mode == Mode.RESILIENCY;
    }
}
