package dev.tenfold.verdict;

import dev.tenfold.rehearsal.History;
import dev.tenfold.spelling.Figure;
import java.util.List;
import java.util.OptionalDouble;

/** What users felt over the whole rehearsal; only where a scenario asks for it. */
final class Overall {
    private Overall() {}

    /** 95th percentile of the time that users waited. */
    static final class P95 implements Judgement {
        private static final Measured MEASURED = Measured.millis("p95", "95th percentile of users' latency, overall");

        @Override
        public String name() {
            return MEASURED.name();
        }

        @Override
        public List<Finding> judge(History yours, History oracle) {
            return yours.script().scenario().expect().p95().stream()
                    .map(limit -> finding(yours, limit.toNanos() / 1e6))
                    .toList();
        }

        private static Finding finding(History yours, double limit) {
            double p95 = Latency.overall(yours);
            int worst = Latency.worstWindow(yours);
            String evidence = "worst window p95 "
                    + Figure.time(Latency.p95Millis(yours.felt().latencies(worst), yours) / 1000);
            double number = Double.isNaN(p95) ? Double.POSITIVE_INFINITY : p95;
            return MEASURED.atMost("", number, limit, OptionalDouble.of(yours.times()[worst]), evidence, List.of());
        }
    }

    /** Share of requests that failed or were refused. */
    static final class Errors implements Judgement {
        private static final Measured MEASURED = Measured.ratio("errors", "requests failed or refused, overall");

        @Override
        public String name() {
            return MEASURED.name();
        }

        @Override
        public List<Finding> judge(History yours, History oracle) {
            return yours.script().scenario().expect().errors().stream()
                    .map(limit -> finding(yours, limit.ratio()))
                    .toList();
        }

        private static Finding finding(History yours, double limit) {
            double ratio = Bounds.errorRatio(yours);
            String evidence = Figure.count(ratio * yours.felt().account().requests()) + " of "
                    + Figure.count(yours.felt().account().requests()) + " requests";
            return MEASURED.atMost("", ratio, limit, OptionalDouble.empty(), evidence, List.of());
        }
    }
}
