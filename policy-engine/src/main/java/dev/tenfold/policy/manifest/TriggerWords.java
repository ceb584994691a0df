package dev.tenfold.policy.manifest;

import dev.tenfold.policy.keda.TriggerSpec;
import dev.tenfold.policy.keda.trigger.MetricType;
import dev.tenfold.policy.keda.trigger.Trigger;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Collectors;

/** Says in a few words what triggers aim at. */
final class TriggerWords {
    private static final int DECIMALS = 6;

    private TriggerWords() {}

    static String of(List<TriggerSpec> triggers) {
        return triggers.isEmpty()
                ? "no trigger"
                : triggers.stream().map(TriggerWords::of).collect(Collectors.joining(", "));
    }

    private static String of(TriggerSpec spec) {
        return spec.called() + spec.trigger().map(TriggerWords::aim).orElse(", which is not understood");
    }

    private static String aim(Trigger trigger) {
        if (trigger.threshold().isEmpty()) {
            return "";
        }
        MetricType type = trigger.id().metricType();
        String unit = type == MetricType.UTILIZATION ? " %" : type == MetricType.VALUE ? "" : " per replica";
        return " at " + number(trigger.threshold().getAsDouble()) + unit;
    }

    private static String number(double value) {
        BigDecimal rounded = new BigDecimal(value).setScale(DECIMALS, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
