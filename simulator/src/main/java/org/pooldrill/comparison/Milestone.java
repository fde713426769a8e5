package org.pooldrill.comparison;

/**
 * Something that many runs of a drill have, at one time or another.
 *
 * @param of the pool that it is about, or another heading
 * @param what it, in words
 * @param occurrence which of those of the same words it is, from 1
 */
record Milestone(String of, String what, int occurrence) implements Comparable<Milestone> {
    @Override
    public int compareTo(Milestone other) {
        var byHeading = of.compareTo(other.of);
        var byWords = what.compareTo(other.what);
        return byHeading != 0 ? byHeading : byWords != 0 ? byWords : Integer.compare(occurrence, other.occurrence);
    }
}
