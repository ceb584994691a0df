package dev.tenfold.report;

import dev.tenfold.verdict.Finding;
import java.util.List;
import java.util.OptionalDouble;

/** The sample's expectations: of each outcome at least one, with and without a service, a margin, a moment. */
final class SampleFindings {

    private final String name;
    private final String service;
    private final String title;
    private String value = "-";
    private String limit = "";
    private String margin = "";
    private OptionalDouble number = OptionalDouble.empty();
    private OptionalDouble bound = OptionalDouble.empty();
    private String unit = "s";
    private OptionalDouble at = OptionalDouble.empty();

    private SampleFindings(String name, String service, String title) {
        this.name = name;
        this.service = service;
        this.title = title;
    }

    static List<Finding> all() {
        return List.of(
                expect("scale-up-within", "web", "new replicas ready after the breach")
                        .found("65.5 s", 65.5, 200.5)
                        .limit("180 s", 180, "64 % below", "s")
                        .held("cpu passed 70 % at 2:15, the first new replica served at 3:20.5.", parts()),
                expect("p95-below", "", "95 % of answers while scaling within")
                        .found("11,905 ms", 11905, 190)
                        .limit("500 ms", 500, "23.8 times", "ms")
                        .failed("From 2:30 to 3:40 demand outran ready replicas: 4 of 38 were ready at 1,200/s."),
                expect("error-ratio-below", "", "errors while scaling")
                        .found("3.2 %", 0.032, 225)
                        .limit("1 %", 0.01, "3.2 times", "ratio")
                        .failed("The queue of web was full from 2:50 to 3:45; refused requests were not retried."),
                expect("lost-at-scale-down", "api", "requests lost at scale-down")
                        .found("0", 0, 660)
                        .limit("0", 0, "", "requests")
                        .held("Every replica had 30 s to finish what it held; none needed more than 2 s.", List.of()),
                expect("direction-changes", "", "changes of direction")
                        .found("1", 1, 660)
                        .limit("4", 4, "3 below", "1")
                        .held("web rose until 3:45 and fell from 11:00 on.", List.of()),
                expect("recovery-within", "payments", "back at its floor after a kill")
                        .limit("120 s", 120, "", "s")
                        .notExercised("No fault of this scenario kills a replica of payments."));
    }

    private static List<Finding.Part> parts() {
        return List.of(
                new Finding.Part("metric age", 18),
                new Finding.Part("evaluation", 12),
                new Finding.Part("decision", 0),
                new Finding.Part("provisioning", 24.5),
                new Finding.Part("readiness", 11));
    }

    private static SampleFindings expect(String name, String service, String title) {
        return new SampleFindings(name, service, title);
    }

    private SampleFindings found(String printed, double found, double when) {
        value = printed;
        number = OptionalDouble.of(found);
        at = OptionalDouble.of(when);
        return this;
    }

    private SampleFindings limit(String printed, double allowed, String distance, String measured) {
        limit = printed;
        bound = OptionalDouble.of(allowed);
        margin = distance;
        unit = measured;
        return this;
    }

    private Finding held(String evidence, List<Finding.Part> parts) {
        return become(Finding.Status.HELD, evidence, parts);
    }

    private Finding failed(String evidence) {
        return become(Finding.Status.FAILED, evidence, List.of());
    }

    private Finding notExercised(String evidence) {
        return become(Finding.Status.NOT_EXERCISED, evidence, List.of());
    }

    private Finding become(Finding.Status status, String evidence, List<Finding.Part> parts) {
        return new Finding(
                name, service, title, status, value, limit, margin, number, bound, unit, at, evidence, parts);
    }
}
