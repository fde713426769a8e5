package org.pooldrill.load;

import java.util.Random;

/**
 * Alternatives with a share each, dealt from a shuffled deck of a day's cards: the order is random, and over the day the
 * shares are exact but for fractions of a card, which the next day makes up for. The deck is not held: each card is
 * drawn when it is dealt, by what is left of each alternative.
 */
final class Deck {
    private final Random random;
    private final double[] shares;
    private final double[] due;
    private final int[] left;
    private int cards;

    /** @param shares of the alternatives 0, 1, 2 ...; together 1 */
    Deck(Random random, double... shares) {
        this.random = random;
        this.shares = shares.clone();
        due = new double[shares.length];
        left = new int[shares.length];
    }

    /** Two alternatives, of which the first has this share. */
    static Deck share(Random random, double share) {
        return new Deck(random, share, 1 - share);
    }

    /** Makes up a new deck of so many cards; what was left of the last one is thrown away. */
    void shuffle(int count) {
        cards = count;
        for (var i = 0; i < shares.length; i++) {
            due[i] += shares[i] * count;
            left[i] = (int) Math.max(0, Math.floor(due[i] + 1e-9));
            due[i] -= left[i];
        }
        for (var missing = count - total(); missing > 0; missing--) {
            var most = mostDue();
            left[most]++;
            due[most]--;
        }
        for (var over = total() - count; over > 0; over--) {
            var least = leastDue();
            left[least]--;
            due[least]++;
        }
    }

    private int total() {
        var total = 0;
        for (var some : left) {
            total += some;
        }
        return total;
    }

    private int mostDue() {
        var most = 0;
        for (var i = 1; i < due.length; i++) {
            most = due[i] > due[most] ? i : most;
        }
        return most;
    }

    private int leastDue() {
        var least = -1;
        for (var i = 0; i < due.length; i++) {
            least = left[i] > 0 && (least < 0 || due[i] < due[least]) ? i : least;
        }
        return least;
    }

    /** How many of an alternative have not been dealt. */
    int left(int alternative) {
        return left[alternative];
    }

    /**
     * The next alternative, from 0.
     *
     * @throws IllegalStateException if all cards have been dealt
     */
    int deal() {
        if (cards == 0) {
            throw new IllegalStateException("all cards of the day have been dealt");
        }
        var card = random.nextInt(cards--);
        for (var i = 0; ; i++) {
            if (card < left[i]) {
                left[i]--;
                return i;
            }
            card -= left[i];
        }
    }

    /** Whether the next is the first alternative. */
    boolean dealsFirst() {
        return deal() == 0;
    }
}
