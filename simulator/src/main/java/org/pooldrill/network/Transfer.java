package org.pooldrill.network;

/** Something on its way from one site to another. */
public interface Transfer {

    /** Whether it neither arrived nor failed yet. */
    boolean underWay();

    /** Breaks it off without a word to anybody; without effect when it arrived or failed. */
    void cancel();
}
