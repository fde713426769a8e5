package org.pooldrill.meter;

import io.micrometer.core.instrument.Tags;

/** The tags of a meter, from its keys and the values that go with them. */
public final class Labels {
    private Labels() {}

    /**
     * Tags of a metric.
     *
     * @param common beside its own
     * @param values of its own, as many as it has keys
     */
    public static Tags of(Metric metric, Tags common, String... values) {
        if (values.length != metric.tags().size()) {
            throw new IllegalArgumentException(metric + " has the tags " + metric.tags());
        }
        var all = common;
        for (var i = 0; i < values.length; i++) {
            all = all.and(metric.tags().get(i), values[i]);
        }
        return all;
    }
}
