package org.pooldrill.server;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.pooldrill.Outcome;
import org.pooldrill.Output;
import org.pooldrill.Simulation;
import org.pooldrill.refusal.Refusal;

/** What came of a step, for programs. */
final class OutcomeJson {
    private OutcomeJson() {}

    static ObjectNode of(Outcome outcome, Simulation simulation) {
        var json = JsonNodeFactory.instance.objectNode().put("taken", outcome.taken());
        json.set("step", outcome.step());
        outcome.refusal().ifPresent(refusal -> json.set("refusal", of(refusal)));
        json.put("expected", outcome.expected());
        outcome.unmet().ifPresent(why -> json.put("unmet", why));
        outcome.output().ifPresent(output -> json.set("output", of(output)));
        return json.put("time", simulation.time().toString()).put("events", simulation.events());
    }

    private static ObjectNode of(Refusal refusal) {
        var json = JsonNodeFactory.instance
                .objectNode()
                .put("id", refusal.id().toString())
                .put("target", refusal.target())
                .put("asked", refusal.asked())
                .put("why", refusal.why());
        refusal.alsoRefused().forEach(json.putArray("alsoRefused")::add);
        return json.put("todo", refusal.todo());
    }

    private static ObjectNode of(Output output) {
        var json = JsonNodeFactory.instance.objectNode().put("text", output.text());
        json.set("objects", output.objects());
        return json.put("lasted", output.lasted().toString());
    }
}
