package org.pooldrill.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import org.pooldrill.run.RunReport;

/** What came of a run, for programs. Nothing in it comes from the machine: the same run gives the same document. */
public final class ReportJson {
    private ReportJson() {}

    /** The document of one run. */
    public static ObjectNode of(RunReport report) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("drill", report.drill());
        json.put("outcome", report.outcome().word());
        json.put("seed", report.seed());
        json.put("events", report.events());
        json.put("logSha256", report.logSha256());
        var expectations = json.putArray("expectations");
        for (var checked : report.expectations()) {
            var one = expectations
                    .addObject()
                    .put("step", checked.step())
                    .put("expression", checked.expression())
                    .put("met", checked.met())
                    .put("time", Duration.ofMillis(checked.atMillis()).toString());
            if (!checked.met()) {
                one.put("text", checked.text());
            }
        }
        var failures = json.putArray("failures");
        report.failures().forEach(failure -> failures.addObject()
                .put("step", failure.step())
                .put("place", failure.place().toString())
                .put("text", failure.text()));
        var refusals = json.putArray("refusals");
        report.refusals().forEach(met -> refusals.addObject()
                .put("step", met.step())
                .put("time", Duration.ofMillis(met.atMillis()).toString())
                .put("asked", met.asked())
                .put("id", met.id().toString())
                .put("why", met.why()));
        report.defect().ifPresent(defect -> json.put("defect", defect.toString()));
        json.set("state", report.state());
        return json;
    }
}
