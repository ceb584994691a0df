package dev.tenfold.policy.hpa;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tenfold.policy.hpa.HpaValidation.FieldError;
import dev.tenfold.policy.hpa.ScalingRules.ScalingPolicy;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HpaValidationTest {

    @ParameterizedTest(name = "min {0}, max {1}, zero allowed {2} -> {3}")
    @CsvSource(textBlock = """
            1,  1, false, ''
            0,  5, false, spec.minReplicas Invalid value;spec.metrics Forbidden
            -1, 5, true,  spec.minReplicas Invalid value
            1,  0, false, spec.maxReplicas Invalid value;spec.maxReplicas Invalid value
            6,  5, false, spec.maxReplicas Invalid value
            0,  5, true,  spec.metrics Forbidden
            """)
    void boundsMustMakeSense(int min, int max, boolean zeroAllowed, String wanted) {
        HpaSpec spec = SmallCluster.cpuSpec(50, min, max, null);
        assertEquals(wanted, shown(HpaValidation.of(spec, zeroAllowed)));
    }

    @Test
    void everyProblemOfABehaviorIsToldInOrder() {
        ScalingRules rules = new ScalingRules(
                OptionalInt.of(-1),
                Optional.of("Most"),
                Optional.of(List.of(new ScalingPolicy("Share", 0, 0), new ScalingPolicy("Pods", 1, 1801))),
                OptionalLong.of(-1));
        String up = "spec.behavior.scaleUp.";
        assertEquals(
                up + "stabilizationWindowSeconds Invalid value;" + up + "selectPolicy Unsupported value;"
                        + up + "policies[0].type Unsupported value;" + up + "policies[0].value Invalid value;"
                        + up + "policies[0].periodSeconds Invalid value;"
                        + up + "policies[1].periodSeconds Invalid value;" + up + "tolerance Invalid value",
                shown(HpaValidation.ofBehavior(new Behavior(Optional.of(rules), Optional.empty()))));
    }

    @Test
    void policiesAreRequiredUnlessDefaulted() {
        Behavior behavior = new Behavior(Optional.of(ScalingRules.NONE), Optional.empty());
        assertEquals("spec.behavior.scaleUp.policies Required value", shown(HpaValidation.ofBehavior(behavior)));
        assertEquals("", shown(HpaValidation.ofBehavior(behavior.defaulted())));
    }

    @ParameterizedTest(name = "{0} with {1} %, {2} each, {3} in all -> {4}")
    @CsvSource(textBlock = """
            # type, averageUtilization, averageValue, value, complaint
            Resource, 80,   ,   , ''
            Resource,   ,   ,   , spec.metrics[0].resource.target.averageUtilization Required value
            Resource, 80, 5,   , spec.metrics[0].resource.target.averageValue Forbidden
            Resource,  0,  ,   , spec.metrics[0].resource.target.averageUtilization Invalid value
            External,   , 5,   , ''
            External,   , 5,  5, spec.metrics[0].external.target.value Forbidden
            External,   ,  , -5, spec.metrics[0].external.target.value Invalid value
            Object,     , 5,  5, ''
            Object,   80,  ,   , spec.metrics[0].object.target.averageValue Required value
            Pods,       ,  ,  5, spec.metrics[0].pods.target.averageValue Required value
            Mystery,    ,  ,   , spec.metrics[0].type Unsupported value
            """)
    void aMetricNeedsTheTargetsOfItsKind(String type, Integer percent, Long average, Long value, String wanted) {
        MetricTarget target = new MetricTarget(
                Optional.empty(),
                percent == null ? OptionalInt.empty() : OptionalInt.of(percent),
                average == null ? OptionalLong.empty() : OptionalLong.of(average),
                value == null ? OptionalLong.empty() : OptionalLong.of(value));
        HpaSpec spec = SmallCluster.spec(1, 5, null, metric(type, target));
        assertEquals(wanted, shown(HpaValidation.of(spec, false)));
    }

    private static MetricSpec metric(String type, MetricTarget target) {
        HpaSpec.ScaleTarget ingress = new HpaSpec.ScaleTarget(Optional.empty(), "Ingress", "main");
        return switch (type) {
            case "Resource" -> new MetricSpec.Resource("cpu", target);
            case "External" -> new MetricSpec.External("queue", Optional.empty(), target);
            case "Object" -> new MetricSpec.ObjectMetric("hits", Optional.empty(), ingress, target);
            case "Pods" -> new MetricSpec.Pods("rps", Optional.empty(), target);
            default -> new MetricSpec.Unknown(type);
        };
    }

    private static String shown(List<FieldError> errors) {
        return String.join(
                ";",
                errors.stream().map(error -> error.field() + " " + error.type()).toList());
    }
}
