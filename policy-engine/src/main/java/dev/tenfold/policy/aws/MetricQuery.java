package dev.tenfold.policy.aws;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What an alarm or a policy looks at: a statistic of one metric, or an expression over several. */
public sealed interface MetricQuery {

    /** The namespace that decides how missing data is treated by default; empty for an expression. */
    String namespace();

    /** What a person calls it, such as {@code CPUUtilization} or {@code m1 / m2}. */
    String label();

    /** What is made of the samples of a period; the average of an expression's points, which hold one value each. */
    Statistic statistic();

    /** Data points, oldest first; NaN where one is missing. */
    double[] read(CloudWatchView view, Duration period, long endNanos, int count);

    /**
     * A statistic of one metric.
     *
     * @param metric which
     * @param statistic {@code Statistic}, {@code ExtendedStatistic} or {@code Stat}
     */
    record Stat(CloudWatchMetric metric, Statistic statistic) implements MetricQuery {
        public Stat {
            Objects.requireNonNull(metric, "metric");
            Objects.requireNonNull(statistic, "statistic");
        }

        @Override
        public String namespace() {
            return metric.namespace();
        }

        @Override
        public String label() {
            return metric.name();
        }

        @Override
        public double[] read(CloudWatchView view, Duration period, long endNanos, int count) {
            return new MetricPoints(view, period, endNanos, count).of(this);
        }
    }

    /**
     * Metric math: {@code Metrics} with {@code Expression}, kept as text.
     *
     * @param terms in the order written; the last one with {@code returnData} is the result
     * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html">Using math
     *     expressions with CloudWatch metrics</a>
     */
    record Expression(List<Term> terms) implements MetricQuery {
        public Expression {
            terms = List.copyOf(terms);
            if (terms.isEmpty()) {
                throw new IllegalArgumentException("Metrics must have a metric or an expression");
            }
        }

        /** The term whose values are the result. */
        public Term result() {
            return terms.stream()
                    .filter(Term::returnData)
                    .reduce((first, second) -> second)
                    .orElse(terms.get(terms.size() - 1));
        }

        @Override
        public String namespace() {
            return "";
        }

        @Override
        public String label() {
            Term result = result();
            return result.label().or(result::expression).orElse(result.id());
        }

        @Override
        public Statistic statistic() {
            return Statistic.Simple.AVERAGE;
        }

        /** What of it is not understood here, so that it has no data; empty if it is. */
        public Optional<String> problem() {
            try {
                new MetricPoints((metric, statistic, seconds, end, count) -> new double[count], Duration.ZERO, 0, 1)
                        .of(this);
                return Optional.empty();
            } catch (IllegalArgumentException notUnderstood) {
                return Optional.of(notUnderstood.getMessage());
            }
        }

        @Override
        public double[] read(CloudWatchView view, Duration period, long endNanos, int count) {
            if (problem().isPresent()) {
                double[] nothing = new double[count];
                Arrays.fill(nothing, Double.NaN);
                return nothing;
            }
            return new MetricPoints(view, period, endNanos, count).of(this);
        }
    }

    /**
     * One metric or expression among several.
     *
     * @param id by which expressions call it, such as {@code m1}
     * @param label for people, if written
     * @param expression its text; absent for a metric
     * @param stat the metric; absent for an expression
     * @param period length of its data points; absent where the alarm's or policy's holds
     * @param returnData whether it is the result
     */
    record Term(
            String id,
            Optional<String> label,
            Optional<String> expression,
            Optional<Stat> stat,
            Optional<Duration> period,
            boolean returnData) {
        public Term {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(label, "label");
            Objects.requireNonNull(period, "period");
            if (expression.isPresent() == stat.isPresent()) {
                throw new IllegalArgumentException(id + " must have either an Expression or a MetricStat");
            }
        }
    }
}
