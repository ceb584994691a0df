package dev.tenfold.web;

import dev.tenfold.inject.gate.Complaint;
import dev.tenfold.inject.gate.Refusal;
import dev.tenfold.verdict.Finding;
import dev.tenfold.verdict.Report;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** What is told of a run that has ended, beside its report. */
final class Outcome {
    private Outcome() {}

    /** The verdict in short. */
    static JsonObject of(Report report) {
        JsonArray failures = new JsonArray();
        report.findings().stream()
                .filter(finding -> finding.status() == Finding.Status.FAILED)
                .forEach(finding -> failures.add((finding.service().isEmpty() ? "" : finding.service() + ": ")
                        + finding.title() + ": " + finding.value() + ", limit " + finding.limit()));
        return new JsonObject()
                .put("verdict", report.held() ? "held" : "failed")
                .put("failures", failures)
                .put("command", report.subject().command());
    }

    /** Why it has no report. */
    static JsonObject of(Refusal refused) {
        List<Complaint> complaints = refused.problem().complaints();
        JsonArray errors = new JsonArray();
        complaints.forEach(complaint -> errors.add(complaint.line()));
        return Run.because(refused.problem().title() + ".", Optional.of(errors));
    }
}
