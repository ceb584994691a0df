package dev.tenfold.policy.resource;

import dev.tenfold.document.Node;
import dev.tenfold.policy.Figure;
import dev.tenfold.policy.aws.AlarmActions;
import dev.tenfold.policy.aws.AlarmSpec;
import dev.tenfold.policy.aws.AlarmState;
import dev.tenfold.policy.aws.AlarmTiming;
import dev.tenfold.policy.aws.CompositeAlarmSpec;
import dev.tenfold.policy.aws.MissingTreatment;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An alarm of a file.
 *
 * @param resource as written
 * @param findings of its reading
 * @param metric the alarm, if it is one on a metric and complete
 * @param composite the alarm, if it is one on alarms and complete
 * @param invoked names of the policies of the file that it invokes
 */
record AwsAlarm(
        Resource resource,
        Findings findings,
        Optional<AlarmSpec> metric,
        Optional<CompositeAlarmSpec> composite,
        Set<String> invoked) {
    private static final long SHORTEST_OF_VENDOR = 60;

    static AwsAlarm read(Resource resource, Function<Node, Optional<String>> policyNames) {
        Findings findings = new Findings();
        AlarmReader reader = new AlarmReader(policyNames);
        boolean onAlarms = resource.type().equals(AwsTypes.COMPOSITE_ALARM);
        Optional<AlarmSpec> metric = onAlarms ? Optional.empty() : reader.metricAlarm(resource, findings);
        Optional<CompositeAlarmSpec> composite =
                onAlarms ? reader.compositeAlarm(resource, findings) : Optional.empty();
        Section written = Section.of(resource, findings);
        Set<String> invoked = Stream.of("AlarmActions", "OKActions", "InsufficientDataActions")
                .flatMap(key -> written.items(key).stream())
                .flatMap(action -> policyNames.apply(action).stream())
                .collect(Collectors.toSet());
        metric.ifPresent(alarm -> warn(written, alarm));
        return new AwsAlarm(resource, findings, metric, composite, invoked);
    }

    private static void warn(Section written, AlarmSpec alarm) {
        long period = alarm.timing().period().toSeconds();
        String namespace = alarm.query().namespace();
        if (period < SHORTEST_OF_VENDOR && namespace.startsWith("AWS/")) {
            String every = namespace.equals("AWS/EC2") ? "5 min, or 1 min with detailed monitoring" : "minute";
            written.warn(
                    "Period",
                    written.path("Period") + " is " + period + " s, but " + namespace + " publishes every " + every
                            + ": most data points are missing");
        }
        if (!alarm.actions().enabled() && !alarm.actions().alarm().isEmpty()) {
            written.warn("ActionsEnabled", written.path("ActionsEnabled") + " is false: the alarm does nothing");
        }
    }

    /** How a person tells one alarm from another. */
    String name() {
        return resource.name("AlarmName");
    }

    /** When it alarms, in words: {@code CPUUtilization above 60 for 5 min}. */
    static String condition(AlarmSpec alarm) {
        return alarm.query().label() + " " + alarm.operator().words() + " " + Figure.of(alarm.threshold())
                + duration(alarm.timing());
    }

    private static String duration(AlarmTiming timing) {
        int periods = timing.evaluationPeriods();
        int points = timing.datapointsInForce();
        return points == periods
                ? " for " + Figure.span(timing.window().toNanos())
                : " in " + points + " of " + periods + " periods of "
                        + Figure.span(timing.period().toNanos());
    }

    Declared declared() {
        return Declared.of(
                        resource,
                        name(),
                        List.of(),
                        understood(),
                        findings,
                        List.of(),
                        composite.isPresent() ? composite : metric)
                .madeOf(new GroupParts(
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        List.of(resource),
                        List.of(),
                        List.of(resource)));
    }

    private String understood() {
        if (composite.isPresent()) {
            return "composite alarm " + name() + ": alarms while "
                    + resource.text("AlarmRule").orElse("");
        }
        if (metric.isEmpty()) {
            return "alarm " + name() + ", which is not complete";
        }
        AlarmSpec alarm = metric.get();
        MissingTreatment missing =
                MissingTreatment.inForce(alarm.missingData(), alarm.query().namespace());
        return "alarm " + name() + ": " + condition(alarm) + does(alarm.actions()) + "; missing data is taken as "
                + missing.text();
    }

    private static String does(AlarmActions actions) {
        int count = actions.in(AlarmState.ALARM).size();
        return count == 0 ? " alarms, and tells nobody" : " alarms, and does " + Figure.counted(count, "action");
    }
}
