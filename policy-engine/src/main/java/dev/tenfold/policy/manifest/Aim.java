package dev.tenfold.policy.manifest;

import dev.tenfold.policy.hpa.MetricSpec;
import dev.tenfold.policy.hpa.MetricTarget;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** What a metric is aimed at, in words. */
final class Aim {
    private static final long MEBI_MILLI = (1L << 20) * 1000;

    private Aim() {}

    /** Such as {@code cpu at 70 % of request}. */
    static String of(MetricSpec metric) {
        if (metric.aim().isEmpty()) {
            return metric.type().isEmpty() ? "a metric without type" : "a metric of unknown type " + metric.type();
        }
        MetricTarget target = metric.aim().get();
        List<String> aims = new ArrayList<>();
        target.averageUtilization().ifPresent(percent -> aims.add(percent + " % of request"));
        target.averageValueMilli().ifPresent(milli -> aims.add(amount(metric.resourceName(), milli) + " a pod"));
        target.valueMilli().ifPresent(milli -> aims.add(amount(metric.resourceName(), milli)));
        return metric.subject() + " at " + (aims.isEmpty() ? "no target" : String.join(" and ", aims));
    }

    /** Thousandths in the unit of a resource. */
    static String amount(String resource, long milli) {
        if (resource.equals("memory") && milli % MEBI_MILLI == 0) {
            return milli / MEBI_MILLI + " MiB";
        }
        String number = BigDecimal.valueOf(milli, 3).stripTrailingZeros().toPlainString();
        return number + (resource.equals("cpu") ? " cores" : resource.equals("memory") ? " bytes" : "");
    }
}
