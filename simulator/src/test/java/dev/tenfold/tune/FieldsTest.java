package dev.tenfold.tune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.policy.PolicySpec;
import dev.tenfold.policy.aws.GroupScaling;
import dev.tenfold.policy.keda.ScaledObject;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldsTest {
    private static final String SCALED_OBJECT = """
            apiVersion: keda.sh/v1alpha1
            kind: ScaledObject
            metadata: {name: web}
            spec:
              scaleTargetRef: {name: web}
              minReplicaCount: 2
              maxReplicaCount: 10
              triggers:
                - type: prometheus
                  metadata:
                    serverAddress: http://prometheus:9090
                    query: sum(rate(http_requests_total{service="web"}[1m]))
                    threshold: "30" # each takes fifty
            """;

    private static final String GROUP = """
            resource "aws_appautoscaling_target" "web" {
              service_namespace  = "ecs"
              resource_id        = "service/shop/web"
              scalable_dimension = "ecs:service:DesiredCount"
              min_capacity       = 2
              max_capacity       = 20
            }

            resource "aws_appautoscaling_policy" "cpu" {
              name               = "cpu"
              policy_type        = "TargetTrackingScaling"
              service_namespace  = aws_appautoscaling_target.web.service_namespace
              resource_id        = aws_appautoscaling_target.web.resource_id
              scalable_dimension = aws_appautoscaling_target.web.scalable_dimension
              target_tracking_scaling_policy_configuration {
                target_value       = 60 # percent
                scale_out_cooldown = 60
                predefined_metric_specification {
                  predefined_metric_type = "ECSServiceAverageCPUUtilization"
                }
              }
            }
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            # written | values, two digits that count
            30        | 7.5 is no whole number: 8 12 15 18 21 24 27 30 33 38 45 53 60 75 90 120
            0.5       | 0.13 0.2 0.25 0.3 0.35 0.4 0.45 0.5 0.55 0.63 0.75 0.88 1 1.3 1.5 2
            500Mi     | 130Mi 200Mi 250Mi 300Mi 350Mi 400Mi 450Mi 500Mi 550Mi 630Mi 750Mi 880Mi 1000Mi 1300Mi 1500Mi 2000Mi
            0         | 0
            """)
    void offersAmountsAroundTheOneInForce(String written, String values) {
        String expected = values.replaceFirst(".*: ", "");
        assertEquals(expected, String.join(" ", Grids.around(written)));
    }

    @Test
    void turnsTriggersAndAddsOneForThePeak() {
        Tuner tuner = tuner(SCALED_OBJECT);
        Knob threshold = knob(tuner, "threshold");
        assertEquals("\"30\"", threshold.values().get(threshold.current()));
        Knob added = knob(tuner, "[+]");
        assertEquals("none", added.values().get(0));
        ScaledObject turned = (ScaledObject)
                turned(tuner, threshold, "\"45\"", added, added.values().get(4));
        assertEquals("45", turned.triggers().get(0).metadata().get("threshold"));
        assertEquals("cron", turned.triggers().get(1).type());
        // The load rises from two minutes past nine, and the longest lead is fifteen.
        assertEquals("47 8 * * *", turned.triggers().get(1).metadata().get("start"));
    }

    @Test
    void turnsGroupsAndSchedulesThem() {
        Tuner tuner = tuner(GROUP);
        Knob target = knob(tuner, "cpu.TargetValue");
        Knob added = knob(tuner, "ScheduledActions[+]");
        GroupScaling turned =
                (GroupScaling) turned(tuner, target, "75", added, added.values().get(1));
        assertTrue(turned.policies().get(0).toString().contains("target=75.0"), turned::toString);
        assertEquals(
                List.of("BeforePeak1", "AfterPeak1"),
                turned.scheduled().stream().map(action -> action.name()).toList());
        assertEquals(2, turned.scheduled().get(1).action().min().orElseThrow(), "as it was");
    }

    @Test
    void writesWhatItTurnsIntoTerraform() {
        Tuner tuner = tuner(GROUP);
        Knob target = knob(tuner, "cpu.TargetValue");
        Candidate candidate = candidate(tuner, target, "75", knob(tuner, "MinCapacity"), "5");
        Remedy remedy = tuner.remedy(candidate);
        assertEquals(List.of(), remedy.refusals());
        assertEquals(
                GROUP.replace("target_value       = 60", "target_value       = 75")
                        .replace("min_capacity       = 2", "min_capacity       = 5"),
                remedy.changes().get(0).after());
    }

    private Tuner tuner(String policy) {
        String file = policy.equals(GROUP) ? "policy.tf" : "policy.yaml";
        return Shop.in(folder, "5s", "60s", file, policy).tuner(10, 0, Latitude.NONE, 1);
    }

    private static Knob knob(Tuner tuner, String end) {
        return tuner.space().knobs().stream()
                .filter(knob -> knob.place().path().endsWith(end))
                .findFirst()
                .orElseThrow(() -> new AssertionError(end + " is not among " + tuner.space() + tuner.remarks()));
    }

    private static Candidate candidate(Tuner tuner, Knob one, String value, Knob other, String otherValue) {
        List<Knob> knobs = tuner.space().knobs();
        return tuner.space()
                .current()
                .with(knobs.indexOf(one), one.values().indexOf(value))
                .with(knobs.indexOf(other), other.values().indexOf(otherValue));
    }

    private static PolicySpec turned(Tuner tuner, Knob one, String value, Knob other, String otherValue) {
        Candidate candidate = candidate(tuner, one, value, other, otherValue);
        return tuner.scripts(candidate).get(0).policies().get(0).declaration().spec();
    }
}
