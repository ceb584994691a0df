package dev.tenfold.rehearsal;

import dev.tenfold.kernel.Agenda;
import dev.tenfold.metric.Point;
import dev.tenfold.policy.nomad.Check;
import dev.tenfold.policy.nomad.NomadQuery;
import dev.tenfold.policy.nomad.ScalingPolicyController;
import dev.tenfold.policy.nomad.ScalingPolicySpec;
import dev.tenfold.policy.nomad.TargetValueStrategy;
import dev.tenfold.policy.nomad.TargetView;
import dev.tenfold.policy.nomad.ThresholdStrategy;
import dev.tenfold.promql.Query;
import dev.tenfold.promql.QueryResult;
import dev.tenfold.promql.function.EvaluationFailure;
import dev.tenfold.promql.syntax.Expr;
import dev.tenfold.promql.syntax.Generation;
import dev.tenfold.promql.syntax.Parser;
import dev.tenfold.promql.syntax.ValueType;
import dev.tenfold.rehearsal.AimStrain.Aim;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongToDoubleFunction;

/** A policy of the Nomad Autoscaler at work on a task group or on a group of clients. */
final class NomadPilot implements Pilot {
    private static final double[] NOTHING = {};

    private final Platform platform;
    private final ScalingPolicySpec spec;
    private final Capacity capacity;
    private final ScalingPolicyController controller;
    private final Map<Check, Source> sources = new LinkedHashMap<>();
    private final Map<Check, Double> last = new LinkedHashMap<>();
    private final TargetView view = new View();
    private final Strain strain;

    NomadPilot(Platform platform, ScalingPolicySpec spec, Capacity capacity) {
        this.platform = platform;
        this.spec = spec;
        this.capacity = capacity;
        controller = new ScalingPolicyController(spec, platform.session());
        spec.checks().stream().filter(check -> check.strategy().needsMetric()).forEach(this::want);
        strain = strain();
        capacity.follow(strain);
    }

    /** Where a check has its metric from. */
    private interface Source {
        /** Values of a time, oldest first; none where there is no answer. */
        double[] read(long fromNanos, long toNanos);
    }

    private void want(Check check) {
        switch (check.source()) {
            case NomadQuery.SOURCE -> {
                NomadQuery query = NomadQuery.of(check.query()).orElseThrow();
                sources.put(check, newest(NomadApm.answers(platform, query, capacity.name())));
            }
            case "prometheus" -> platform.monitoring().want(check.query());
            default -> {
                Optional<NamedReading> named = NamedReading.of(platform, check.query(), "", capacity.name());
                sources.put(
                        check,
                        newest(now -> named.map(reading -> reading.read(now)).orElse(Double.NaN)));
            }
        }
    }

    /** A source without a past: whatever the window, it says what is. */
    private Source newest(LongToDoubleFunction value) {
        return (from, to) -> {
            double now = value.applyAsDouble(platform.nowNanos());
            return Double.isNaN(now) ? NOTHING : new double[] {now};
        };
    }

    @Override
    public void open() {
        for (Check check : spec.checks()) {
            if (check.strategy().needsMetric() && check.source().equals("prometheus")) {
                sources.put(check, prometheus(check));
            }
        }
    }

    /**
     * The plugin asks for a range in steps of a second, which is what a subquery gives. Its range is open on the left,
     * so it is a step longer.
     *
     * @see <a href=
     *     "https://github.com/hashicorp/nomad-autoscaler/blob/main/plugins/builtin/apm/prometheus/plugin/plugin.go">
     *     prometheus/plugin.go</a>
     */
    private Source prometheus(Check check) {
        Expr asked = Parser.parse(check.query(), Generation.THREE);
        String vector = asked.type() == ValueType.SCALAR ? "vector(" + check.query() + ")" : check.query();
        long offset = check.queryWindowOffset().toSeconds();
        long seconds = check.queryWindow().toSeconds() + 1;
        Query range = platform.monitoring()
                .queries()
                .prepare("(" + vector + ")[" + seconds + "s:1s]" + (offset > 0 ? " offset " + offset + "s" : ""));
        return (from, to) -> {
            boolean silent = platform.distortions()
                    .silence(dev.tenfold.fault.Source.PROMETHEUS, false, platform.nowNanos())
                    .isPresent();
            if (silent) {
                return NOTHING;
            }
            try {
                QueryResult result = range.at(platform.monitoring().nowMillis());
                return result instanceof QueryResult.Matrix matrix ? values(matrix, from) : NOTHING;
            } catch (EvaluationFailure failure) {
                return NOTHING;
            }
        };
    }

    /** The plugin takes one series and no other number of them, and nothing that is not a number. */
    private double[] values(QueryResult.Matrix matrix, long fromNanos) {
        if (matrix.rows().size() != 1) {
            return NOTHING;
        }
        List<Point> points = matrix.rows().get(0).points().stream()
                .filter(point -> platform.monitoring().nanosAt(point.timeMillis()) >= fromNanos)
                .toList();
        double[] values = points.stream().mapToDouble(Point::value).toArray();
        return points.stream().anyMatch(point -> Double.isNaN(point.value())) ? NOTHING : values;
    }

    private Strain strain() {
        List<Aim> aims = new ArrayList<>();
        for (Check check : spec.checks()) {
            double target = target(check);
            if (target > 0) {
                aims.add(new Aim(check.query(), target, () -> last.getOrDefault(check, Double.NaN)));
            }
        }
        double window = spec.clock().cooldown().toNanos() / 1e9;
        return new AimStrain(aims, Math.toIntExact(spec.min()), Math.toIntExact(spec.max()), window);
    }

    /** Where a check calls for more; 0 if it never does. */
    private static double target(Check check) {
        if (check.strategy() instanceof TargetValueStrategy tracking) {
            return tracking.target();
        }
        boolean grows = check.strategy() instanceof ThresholdStrategy threshold
                && threshold.step().from(1) > 1
                && threshold.upperBound() == Double.MAX_VALUE;
        return grows ? ((ThresholdStrategy) check.strategy()).lowerBound() : 0;
    }

    @Override
    public void book(Agenda agenda) {
        new Rounds(platform, capacity, strain)
                .book(agenda, spec.name(), spec.clock().evaluationInterval(), 0, now -> controller.evaluate(view, now));
    }

    /** What the autoscaler sees. */
    private final class View implements TargetView {
        private boolean deploying;

        @Override
        public long count() {
            return capacity.wanted();
        }

        /** Nomad refuses another count while the deployment of the last one is under way. */
        @Override
        public boolean isReady() {
            deploying &= capacity.inService() < capacity.wanted();
            return !deploying;
        }

        @Override
        public double[] query(Check check, long fromNanos, long toNanos) {
            double[] values = sources.get(check).read(fromNanos, toNanos);
            if (values.length > 0) {
                last.put(check, values[values.length - 1]);
            }
            return values;
        }

        @Override
        public void scale(long count) {
            deploying = count > capacity.wanted();
            capacity.scaleTo(Math.toIntExact(count));
        }
    }
}
