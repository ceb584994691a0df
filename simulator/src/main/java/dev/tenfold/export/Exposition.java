package dev.tenfold.export;

import dev.tenfold.fault.Source;
import dev.tenfold.kernel.Agenda;
import dev.tenfold.kernel.Phase;
import dev.tenfold.kernel.RandomStreams;
import dev.tenfold.kernel.VirtualClock;
import dev.tenfold.metric.SeriesStore;
import dev.tenfold.scenario.MetricsSpec;
import dev.tenfold.scenario.Scenario;
import dev.tenfold.service.Service;
import dev.tenfold.service.Topology;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Prometheus' scrapes of all that the services publish, as far as queries want it.
 *
 * <p>Prometheus gives each target its own instant within the interval. Here a service's replicas, their sidecars and
 * containers share one instant, each cluster-wide exporter has one, and instants lie on a {@link Beat}, so that a
 * scrape mostly shares its step of the model with others. A sum over replicas then moves once an interval, where in
 * reality it moves bit by bit and on average as late.
 *
 * @see <a href="https://github.com/prometheus/prometheus/blob/main/scrape/target.go">Target.offset</a>
 */
final class Exposition {
    private final MetricsSpec metrics;
    private final RandomStreams chance;
    private final VirtualClock clock;
    private final Distortions distortions;
    private final Tape tape;
    private final List<Publisher> publishers = new ArrayList<>();

    Exposition(
            Scenario scenario,
            Topology topology,
            VirtualClock clock,
            SeriesStore store,
            Wanted wanted,
            List<Autoscaled> autoscalers,
            long epochMillis) {
        this.clock = clock;
        metrics = scenario.metrics();
        chance = new RandomStreams(scenario.seed());
        distortions = Distortions.of(scenario.faults());
        tape = new Tape(store, wanted, epochMillis, !metrics.lag().isZero(), interference(store));
        if (wanted.nothing()) {
            return;
        }
        boolean told = metrics.lag().isZero() && !distortions.reach(Source.PROMETHEUS);
        Wanted seen = wanted.folding(wanted.folding() && told);
        List<Exporter> exporters = new Exporters(scenario, epochMillis).all(autoscalers);
        Labelling labelling = new Labelling(metrics);
        for (Service service : topology.services()) {
            Publisher publisher = new Publisher(service, scenario.services().get(service.name()), labelling, seen);
            exporters.forEach(exporter -> exporter.declare(publisher));
            publisher.open(new PodNames(service.name(), chance), metrics);
            publishers.add(publisher);
        }
    }

    /** Books the scrapes, as {@link Observations#book} says. */
    void book(Agenda agenda, Runnable serve, Beat beat) {
        for (Publisher publisher : publishers) {
            List<Job> jobs = new ArrayList<>();
            for (Job job : Job.ALL) {
                if (job.besideReplicas() && publisher.has(job)) {
                    jobs.add(job);
                }
            }
            if (!jobs.isEmpty()) {
                String name = publisher.service().name();
                book(agenda, serve, offset(beat, name), () -> jobs.forEach(job -> scrape(publisher, job)));
            }
        }
        for (Job job : Job.ALL) {
            List<Publisher> having =
                    publishers.stream().filter(each -> each.has(job)).toList();
            if (!job.besideReplicas() && !having.isEmpty()) {
                book(agenda, serve, offset(beat, job.title()), () -> having.forEach(each -> scrape(each, job)));
            }
        }
    }

    /**
     * Books scrapes of everything at once, for somebody who shows what there is rather than keep it. They see what the
     * services have come to by then, and make them do no step of their own.
     */
    void bookAtOnce(Agenda agenda, long periodNanos) {
        agenda.every(0, periodNanos, Phase.SCRAPE, () -> {
            for (Publisher publisher : publishers) {
                for (Job job : Job.ALL) {
                    if (publisher.has(job)) {
                        scrape(publisher, job);
                    }
                }
            }
            tape.deliver(clock.nowNanos() - metrics.lag().toNanos());
            tape.deliverLate(clock.nowNanos());
        });
    }

    /** Whoever publishes. */
    List<Publisher> publishers() {
        return publishers;
    }

    private void book(Agenda agenda, Runnable serve, long first, Runnable scrape) {
        long period = metrics.scrape().toNanos();
        long lag = metrics.lag().toNanos();
        agenda.every(first, period, Phase.SERVE, serve);
        agenda.every(first, period, Phase.SCRAPE, scrape);
        if (lag > 0) {
            agenda.every(first + lag, period, Phase.SCRAPE, () -> tape.deliver(clock.nowNanos() - lag));
        }
        if (distortions.reach(Source.PROMETHEUS)) {
            bookLate(agenda, first + lag, period);
        }
    }

    /** Samples that are late come between scrapes. */
    private void bookLate(Agenda agenda, long first, long period) {
        agenda.every(first, period, Phase.SCRAPE, () -> tape.deliverLate(clock.nowNanos()));
        for (long late : distortions.latenesses(Source.PROMETHEUS)) {
            agenda.every(first + late, period, Phase.SCRAPE, () -> tape.deliverLate(clock.nowNanos()));
        }
    }

    private Optional<Interference> interference(SeriesStore store) {
        String pod = metrics.rename().getOrDefault("pod", "pod");
        return distortions.reach(Source.PROMETHEUS)
                ? Optional.of(
                        new Interference(store, distortions, pod, metrics.lag().toNanos()))
                : Optional.empty();
    }

    private void scrape(Publisher publisher, Job job) {
        long now = clock.nowNanos();
        tape.moveTo(now, publisher.service().name());
        publisher.scrape(job, now, tape);
    }

    private long offset(Beat beat, String target) {
        return metrics.scrapeOffset()
                .map(Duration::toNanos)
                .orElseGet(() -> beat.offset(metrics.scrape().toNanos(), chance.stream("scrape of " + target)));
    }
}
