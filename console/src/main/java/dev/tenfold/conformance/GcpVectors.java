package dev.tenfold.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenfold.policy.gcp.AutoscalerDefaults;
import dev.tenfold.policy.gcp.AutoscalerMode;
import dev.tenfold.policy.gcp.GroupLimits;
import dev.tenfold.policy.gcp.Peak;
import dev.tenfold.policy.gcp.Recommendation;
import dev.tenfold.policy.gcp.ScaleInControl;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Vectors of the autoscaler of Google's managed instance groups. */
final class GcpVectors {
    private static final Map<String, Function<Inputs, ObjectNode>> KINDS = Map.of(
            "gcp/cpu", GcpVectors::cpu,
            "gcp/default", GcpVectors::byDefault,
            "gcp/mode", GcpVectors::mode,
            "gcp/multi-signal", GcpVectors::multiSignal,
            "gcp/per-group", GcpVectors::perGroup,
            "gcp/rounding", GcpVectors::rounding,
            "gcp/scale-in-control", GcpVectors::scaleInControl,
            "gcp/stabilization", GcpVectors::stabilization);

    private GcpVectors() {}

    static VectorKind family() {
        return new PolicyVectors(KINDS);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static GroupLimits limits(Inputs in) {
        return new GroupLimits(
                in.optionalInteger("min").orElse(0), in.optionalInteger("max").orElse(Integer.MAX_VALUE));
    }

    private static ObjectNode cpu(Inputs in) {
        int size = Recommendation.ofAverage(in.integer("vms"), in.number("cpu"), in.number("target"));
        return object().put("recommended", limits(in).clamp(size));
    }

    private static ObjectNode byDefault(Inputs in) {
        ObjectNode shown = object();
        String setting = in.text("setting");
        return switch (setting) {
            case "cpu_target" -> shown.put("value", AutoscalerDefaults.CPU_TARGET);
            case "lb_target", "load_balancing_target", "load_balancing_utilization_target" ->
                shown.put("value", AutoscalerDefaults.LOAD_BALANCING_TARGET);
            case "initialization_period", "cooldown_period" ->
                shown.put("value", AutoscalerDefaults.INITIALIZATION_PERIOD.toSeconds());
            case "stabilization_period" -> shown.put("value", AutoscalerDefaults.STABILIZATION_PERIOD.toSeconds());
            case "mode" -> shown.put("value", AutoscalerDefaults.MODE.name());
            default -> throw new IllegalArgumentException("unknown setting " + setting);
        };
    }

    private static ObjectNode mode(Inputs in) {
        AutoscalerMode mode = AutoscalerMode.of(in.text("mode"));
        return object().put("target", mode.apply(in.integer("target"), in.integer("recommended")));
    }

    private static ObjectNode multiSignal(Inputs in) {
        List<Integer> recommendations = in.list("recommendations", JsonNode::intValue);
        return object().put("recommended", Recommendation.together(recommendations));
    }

    private static ObjectNode perGroup(Inputs in) {
        int size = Recommendation.ofTotal(in.number("metricTotal"), in.number("singleInstanceAssignment"));
        return object().put("recommended", limits(in).clamp(size));
    }

    private static ObjectNode rounding(Inputs in) {
        double exact = in.number("exact");
        boolean add = in.text("direction").equals("add");
        return object().put("vms", add ? Recommendation.added(exact) : Recommendation.removed(exact));
    }

    private static ObjectNode scaleInControl(Inputs in) {
        Inputs most = in.inner("maxScaledInReplicas");
        boolean percent = most.has("percent");
        ScaleInControl control =
                new ScaleInControl(most.integer(percent ? "percent" : "fixed"), percent, in.seconds("timeWindowSec"));
        return object().put("size", control.apply(in.integer("recommended"), in.integer("peakSizeInWindow")));
    }

    private static ObjectNode stabilization(Inputs in) {
        Peak peak = new Peak(in.seconds("stabilizationPeriodSec"));
        ObjectNode shown = object();
        ArrayNode sizes = shown.putArray("recommendedPerMinute");
        List<Integer> recommendations = in.list("instantRecommendationPerMinute", JsonNode::intValue);
        for (int minute = 0; minute < recommendations.size(); minute++) {
            sizes.add(peak.include(recommendations.get(minute), TimeUnit.MINUTES.toNanos(minute)));
        }
        return shown;
    }
}
