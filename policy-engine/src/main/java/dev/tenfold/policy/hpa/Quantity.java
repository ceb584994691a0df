package dev.tenfold.policy.hpa;

import dev.tenfold.policy.hpa.Proposal.Measure;
import dev.tenfold.policy.hpa.Proposal.Reading;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A reading in words.
 *
 * @param subject what was measured
 * @param value with its unit
 * @param target with its unit
 */
record Quantity(String subject, String value, String target) {
    private static final BigDecimal MILLI = BigDecimal.valueOf(1000);
    private static final BigDecimal MEBI = BigDecimal.valueOf(1000L << 20);

    static Quantity of(MetricSpec metric, Reading reading) {
        String resource = metric.resourceName();
        if (reading.measure() == Measure.UTILIZATION) {
            return new Quantity(
                    resource + " utilization" + metric.subject().substring(resource.length()),
                    reading.utilization() + " % of request",
                    reading.target() + " %");
        }
        String per = reading.measure() == Measure.AVERAGE_VALUE ? " per pod" : "";
        return new Quantity(
                metric.subject(), amount(resource, reading.milli()) + per, amount(resource, reading.target()) + per);
    }

    /** Thousandths with the unit of the resource; a metric that is no resource has no unit. */
    private static String amount(String resource, long milli) {
        return switch (resource) {
            case "cpu" -> number(milli) + " cores";
            case "memory" -> plain(BigDecimal.valueOf(milli).divide(MEBI, 1, RoundingMode.HALF_UP)) + " MiB";
            default -> number(milli);
        };
    }

    private static String number(long milli) {
        return plain(BigDecimal.valueOf(milli).divide(MILLI));
    }

    /** A ratio with up to three decimals, rounded half up. */
    static String ratio(double ratio) {
        if (Double.isNaN(ratio) || Double.isInfinite(ratio)) {
            return "infinity";
        }
        return plain(new BigDecimal(ratio).setScale(3, RoundingMode.HALF_UP));
    }

    /** A ratio as a percentage with up to one decimal, rounded half up. */
    static String percent(double ratio) {
        BigDecimal percent = BigDecimal.valueOf(100).multiply(new BigDecimal(ratio));
        return plain(percent.setScale(1, RoundingMode.HALF_UP)) + " %";
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
