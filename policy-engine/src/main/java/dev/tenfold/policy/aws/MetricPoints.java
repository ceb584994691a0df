package dev.tenfold.policy.aws;

import dev.tenfold.policy.aws.MathExpression.Terms;
import dev.tenfold.policy.aws.MetricQuery.Expression;
import dev.tenfold.policy.aws.MetricQuery.Stat;
import dev.tenfold.policy.aws.MetricQuery.Term;
import java.time.Duration;

/** Reads what a query asks for, at one moment. */
record MetricPoints(CloudWatchView view, Duration period, long endNanos, int count) {

    double[] of(Stat stat) {
        return of(stat, period);
    }

    private double[] of(Stat stat, Duration period) {
        return view.datapoints(stat.metric(), stat.statistic(), seconds(period), endNanos, count);
    }

    double[] of(Expression expression) {
        return of(expression.result(), expression);
    }

    private double[] of(Term term, Expression all) {
        if (term.stat().isPresent()) {
            return of(term.stat().get(), term.period().orElse(period));
        }
        return MathExpression.evaluate(term.expression().orElseThrow(), count, new Terms() {
            @Override
            public double[] points(String id) {
                return of(named(id, all), all);
            }

            @Override
            public double periodSeconds(String id) {
                return seconds(named(id, all).period().orElse(period));
            }
        });
    }

    private static Term named(String id, Expression all) {
        return all.terms().stream()
                .filter(term -> term.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a metric math expression names no metric " + id));
    }

    private static int seconds(Duration duration) {
        return Math.toIntExact(duration.toSeconds());
    }
}
