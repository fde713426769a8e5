package org.pooldrill.usermodel;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The working hours of a day and how busy each is. The topic "User models" has four peak hours with 75 % of the day's
 * conferences at 1.5 times the average [doc]; that makes eight hours, of which the others share the rest [inferred].
 * Which hours are peak hours is the model's: the middle ones before midday, and the middle ones after.
 *
 * @param beginsMillis from the start of the day to the first working hour
 * @param factors how busy each working hour is; their mean is 1
 * @param peaks which of them are peak hours, from 0
 */
public record WorkingHours(long beginsMillis, List<Double> factors, List<Integer> peaks) {

    static final long HOUR = 3_600_000;

    public WorkingHours {
        factors = List.copyOf(factors);
        peaks = List.copyOf(peaks);
    }

    static WorkingHours of(UserModel model) {
        var hours = (int) (model.millis(Figure.WORK_LENGTH) / HOUR);
        var peaks = peaks(hours, model.count(Figure.PEAK_HOURS));
        var others = hours - peaks.size();
        var peak = model.number(Figure.PEAK_FACTOR);
        var other = others == 0 ? 0 : (hours - peaks.size() * peak) / others;
        var factors = IntStream.range(0, hours)
                .mapToObj(hour -> peaks.contains(hour) ? peak : other)
                .toList();
        return new WorkingHours(model.millis(Figure.WORK_BEGINS), factors, peaks);
    }

    /** Of eight hours and four peaks: the second and third, the sixth and seventh. */
    private static List<Integer> peaks(int hours, int count) {
        var morning = (hours + 1) / 2;
        var before = Math.min(morning, (count + 1) / 2);
        var after = Math.min(hours - morning, count - before);
        var first = (morning - before) / 2;
        var second = morning + (hours - morning - after) / 2;
        return IntStream.concat(IntStream.range(first, first + before), IntStream.range(second, second + after))
                .boxed()
                .toList();
    }

    /** How many working hours a day has. */
    public int count() {
        return factors.size();
    }

    /** How busy a working hour is, from 0, in averages of a working hour. */
    public double factor(int hour) {
        return factors.get(hour);
    }

    /** When a working hour begins, from 0, in milliseconds from the start of the day. */
    public long beginsMillis(int hour) {
        return beginsMillis + hour * HOUR;
    }
}
