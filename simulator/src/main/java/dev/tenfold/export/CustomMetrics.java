package dev.tenfold.export;

import dev.tenfold.export.Family.Reading;
import dev.tenfold.scenario.MetricsSpec.SeriesSpec;
import dev.tenfold.scenario.SignalSpec.Measure;
import java.util.Map;

/** Metrics of any name that the scenario feeds from a measure of a service. */
final class CustomMetrics implements Exporter {
    private final Map<String, SeriesSpec> specs;

    /** @param specs by name */
    CustomMetrics(Map<String, SeriesSpec> specs) {
        this.specs = specs;
    }

    @Override
    public void declare(Publisher publisher) {
        specs.forEach((name, spec) -> {
            if (spec.service().equals(publisher.service().name())) {
                declare(publisher, name, spec);
            }
        });
    }

    private static void declare(Publisher publisher, String name, SeriesSpec spec) {
        boolean counter = spec.counter(name);
        double scale = spec.scale().value();
        if (spec.perReplica()) {
            Reading<PodGroup> share = (pod, now) -> share(pod, spec.measure(), counter) * scale;
            publisher.ofPods().add(Job.SERVICE, name, spec.labels(), share);
        } else if (counter || !spec.measure().counted()) {
            Reading<Publisher> whole = (each, now) ->
                    (counter ? count(each.traffic(), each, spec.measure()) : level(each, spec.measure())) * scale;
            publisher.ofService().add(Job.SERVICE, name, spec.labels(), whole);
        } else {
            Reading<Publisher> rate = new Rate(spec.measure(), scale);
            publisher.ofService().add(Job.SERVICE, name, spec.labels(), rate);
        }
    }

    private static double level(Publisher publisher, Measure measure) {
        return switch (measure) {
            case WAITING -> publisher.service().waiting();
            case MEAN_LATENCY -> publisher.service().meanSeconds();
            case P95_LATENCY -> publisher.service().quantileSeconds(0.95);
            case DEMAND, SERVED, ERRORS -> throw new IllegalStateException(measure + " is no level");
        };
    }

    private static double count(Traffic traffic, Publisher publisher, Measure measure) {
        return switch (measure) {
            case DEMAND -> publisher.service().account().offered();
            case SERVED -> traffic.count(Outcome.SUCCESS);
            case ERRORS -> traffic.count() - traffic.count(Outcome.SUCCESS);
            case WAITING, MEAN_LATENCY, P95_LATENCY -> throw new IllegalStateException(measure + " is no count");
        };
    }

    /** What one pod tells: what it answered, and an even share of what waits. */
    private static double share(PodGroup pod, Measure measure, boolean counter) {
        if (measure.counted()) {
            double all = counter ? pod.traffic().count() : pod.traffic().perSecond();
            double good = counter
                    ? pod.traffic().count(Outcome.SUCCESS)
                    : pod.traffic().perSecond(Outcome.SUCCESS);
            return measure == Measure.DEMAND ? all : measure == Measure.SERVED ? good : all - good;
        }
        return measure == Measure.WAITING ? pod.requestsInside() * pod.weight() : level(pod.publisher(), measure);
    }

    /** A count per second since the last scrape. */
    private static final class Rate implements Reading<Publisher> {
        private final Measure measure;
        private final double scale;
        private double countBefore;
        private long beforeNanos;

        private Rate(Measure measure, double scale) {
            this.measure = measure;
            this.scale = scale;
        }

        @Override
        public double of(Publisher publisher, long nowNanos) {
            double count = count(publisher.traffic(), publisher, measure);
            double seconds = (nowNanos - beforeNanos) / 1e9;
            double rate = seconds > 0 ? (count - countBefore) / seconds : 0;
            countBefore = count;
            beforeNanos = nowNanos;
            return rate * scale;
        }
    }
}
