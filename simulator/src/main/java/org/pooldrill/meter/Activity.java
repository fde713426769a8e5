package org.pooldrill.meter;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import org.pooldrill.session.SessionEvent.ActRefused;
import org.pooldrill.store.Appended;
import org.pooldrill.store.StoredEvent;
import org.pooldrill.story.StoryEvent.CommandEnded;
import org.pooldrill.story.StoryEvent.StepRefused;

/**
 * What happens in simulations as counters: events, lines that have ended, refusals. Listens to any number of them, whose
 * counts are summed up. Whoever does not listen pays nothing.
 */
public final class Activity implements Appended {
    private final MeterRegistry registry;
    private final Tags common;
    private final Counter events;
    private final Counter succeeded;
    private final Counter refused;

    /**
     * Puts the counters into a registry.
     *
     * @param tags keys and values that all of them get
     */
    public Activity(MeterRegistry registry, String... tags) {
        this.registry = registry;
        common = Tags.of(tags);
        events = counter(Metric.EVENTS);
        succeeded = counter(Metric.COMMANDS, "succeeded");
        refused = counter(Metric.COMMANDS, "refused");
    }

    private Counter counter(Metric metric, String... values) {
        return Counter.builder(metric.text())
                .description(metric.meaning())
                .tags(Labels.of(metric, common, values))
                .register(registry);
    }

    @Override
    public void on(StoredEvent raw, Object payload) {
        events.increment();
        if (payload instanceof CommandEnded ended) {
            (ended.refused().isEmpty() ? succeeded : refused).increment();
            if (!ended.refused().isEmpty()) {
                refusal(ended.refused());
            }
        } else if (payload instanceof StepRefused step) {
            refusal(step.refused());
        } else if (payload instanceof ActRefused act) {
            refusal(act.id());
        }
    }

    private void refusal(String id) {
        counter(Metric.REFUSALS, id).increment();
    }
}
