package org.pooldrill.load;

import java.util.Random;

/**
 * Alternatives with a share each, dealt from small shuffled decks: the order is random, and after every deck the shares
 * are exact but for the fraction of a card that the next deck makes up for.
 */
final class Deck {
    private static final int CARDS = 20;

    private final Random random;
    private final double[] shares;
    private final double[] due;
    private final int[] cards = new int[CARDS];
    private int dealt = CARDS;

    /** @param shares of the alternatives 0, 1, 2 ...; together 1 */
    Deck(Random random, double... shares) {
        this.random = random;
        this.shares = shares.clone();
        due = new double[shares.length];
    }

    /** Two alternatives, of which the first has this share. */
    static Deck share(Random random, double share) {
        return new Deck(random, share, 1 - share);
    }

    /** The next alternative, from 0. */
    int deal() {
        if (dealt == CARDS) {
            shuffle();
        }
        return cards[dealt++];
    }

    /** Whether the next is the first alternative. */
    boolean dealsFirst() {
        return deal() == 0;
    }

    private void shuffle() {
        for (var i = 0; i < shares.length; i++) {
            due[i] += shares[i] * CARDS;
        }
        for (var card = 0; card < CARDS; card++) {
            var most = 0;
            for (var i = 1; i < due.length; i++) {
                if (due[i] > due[most]) {
                    most = i;
                }
            }
            due[most]--;
            cards[card] = most;
        }
        for (var card = CARDS - 1; card > 0; card--) {
            var other = random.nextInt(card + 1);
            var kept = cards[card];
            cards[card] = cards[other];
            cards[other] = kept;
        }
        dealt = 0;
    }
}
