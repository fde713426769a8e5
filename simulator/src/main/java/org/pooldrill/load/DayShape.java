package org.pooldrill.load;

import java.util.List;
import java.util.stream.IntStream;
import org.pooldrill.usermodel.WorkingHours;

/**
 * How acts of one kind are spread over a day: pieces of time, each with its share. Within a piece they are even [model].
 * The pieces follow each other in time.
 */
record DayShape(List<Piece> pieces) {
    private static final long HOUR = 3_600_000;
    private static final int SIGN_IN_PIECES = 8;

    /** A piece of the day, in milliseconds from its start, and how much of all acts fall into it in proportion. */
    record Piece(long fromMillis, long lengthMillis, double weight) {}

    DayShape {
        pieces = pieces.stream().filter(piece -> piece.weight() > 0).toList();
    }

    /** Even from the start of the day on; in pieces, so that each gets its share. */
    static DayShape fromTheStart(long lengthMillis) {
        var piece = lengthMillis / SIGN_IN_PIECES;
        return new DayShape(IntStream.range(0, SIGN_IN_PIECES)
                .mapToObj(i -> new Piece(i * piece, piece, 1))
                .toList());
    }

    /** As busy as the working hours are: 1.5 times the average in peak hours [doc]. */
    static DayShape of(WorkingHours hours) {
        return new DayShape(IntStream.range(0, hours.count())
                .mapToObj(hour -> new Piece(hours.beginsMillis(hour), HOUR, hours.factor(hour)))
                .toList());
    }

    /** The peak hours alone. */
    static DayShape ofPeaks(WorkingHours hours) {
        return new DayShape(IntStream.range(0, hours.count())
                .filter(hour -> hours.peaks().isEmpty() || hours.peaks().contains(hour))
                .mapToObj(hour -> new Piece(hours.beginsMillis(hour), HOUR, 1))
                .toList());
    }

    /** One working hour, from 0. */
    static DayShape ofHour(WorkingHours hours, int hour) {
        return new DayShape(List.of(new Piece(hours.beginsMillis(hour), HOUR, 1)));
    }

    /** All working hours but one, evenly. */
    static DayShape outside(WorkingHours hours, int hour) {
        return new DayShape(IntStream.range(0, hours.count())
                .filter(other -> other != hour)
                .mapToObj(other -> new Piece(hours.beginsMillis(other), HOUR, 1))
                .toList());
    }

    /** How many of so many acts fall into a piece: rounded so that nothing is lost over the day. */
    int share(int piece, int acts) {
        var total = weightBefore(pieces.size());
        return (int)
                (Math.round(acts * weightBefore(piece + 1) / total) - Math.round(acts * weightBefore(piece) / total));
    }

    private double weightBefore(int piece) {
        var weight = 0.0;
        for (var i = 0; i < piece; i++) {
            weight += pieces.get(i).weight();
        }
        return weight;
    }
}
