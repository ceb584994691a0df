package dev.tenfold.export;

import dev.tenfold.export.Family.Life;
import dev.tenfold.export.Family.Reading;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The series that one kind of subject publishes, by job; those that nobody asks for are left out.
 *
 * @param <S> a pod or a service
 */
final class Families<S extends Counted> {
    private final Map<Job, List<Family<S>>> byJob = new EnumMap<>(Job.class);
    private final Labelling labelling;
    private final Wanted wanted;
    private final Latencies latencies;

    Families(Labelling labelling, Wanted wanted, Latencies latencies) {
        this.labelling = labelling;
        this.wanted = wanted;
        this.latencies = latencies;
        for (Job job : Job.ALL) {
            byJob.put(job, new ArrayList<>());
        }
    }

    /** What is wanted of a job. */
    List<Family<S>> of(Job job) {
        return byJob.get(job);
    }

    boolean wants(String name) {
        return wanted.name(labelling.metric(name));
    }

    /** A series that is there while the process runs. */
    void add(Job job, String name, Map<String, String> labels, Reading<S> reading) {
        add(job, name, labels, job == Job.STATE ? Life.EXISTS : Life.RUNS, reading);
    }

    void add(Job job, String name, Map<String, String> labels, Life life, Reading<S> reading) {
        if (wants(name)) {
            byJob.get(job).add(new Family<>(name, labels, life, reading));
        }
    }

    /** A counter of requests for each outcome that has been seen; {@code share} of them belong to it. */
    void counter(Job job, String name, double share, Function<Outcome, Map<String, String>> labels) {
        for (Outcome outcome : Outcome.ALL) {
            add(
                    job,
                    name,
                    labels.apply(outcome),
                    (subject, now) -> orNothing(subject.traffic().count(outcome) * share));
        }
    }

    /** A histogram of response times for each outcome that has been seen. */
    void histogram(Job job, String stem, Ladder ladder, double share, Function<Outcome, Map<String, String>> labels) {
        counter(job, stem + "_count", share, labels);
        for (Outcome outcome : Outcome.ALL) {
            add(job, stem + "_sum", labels.apply(outcome), (subject, now) -> {
                Traffic traffic = subject.traffic();
                boolean seen = traffic.count(outcome) > 0;
                return seen ? traffic.seconds(outcome) * share * ladder.perSecond() : Double.NaN;
            });
        }
        if (wants(stem + "_bucket")) {
            int histogram = latencies.add(ladder);
            for (Outcome outcome : Outcome.ALL) {
                buckets(job, stem + "_bucket", ladder, histogram, outcome, share, labels.apply(outcome));
            }
        }
    }

    private void buckets(
            Job job,
            String name,
            Ladder ladder,
            int histogram,
            Outcome outcome,
            double share,
            Map<String, String> labels) {
        for (int i = 0; i < ladder.texts().size(); i++) {
            int bound = i;
            add(job, name, with(labels, "le", ladder.texts().get(i)), (subject, now) -> {
                Traffic traffic = subject.traffic();
                boolean seen = traffic.count(outcome) > 0;
                return seen ? traffic.bucket(histogram, outcome, bound) * share : Double.NaN;
            });
        }
        add(
                job,
                name,
                with(labels, "le", Ladder.ENDLESS),
                (subject, now) -> orNothing(subject.traffic().count(outcome) * share));
    }

    private static double orNothing(double count) {
        return count > 0 ? count : Double.NaN;
    }

    private static Map<String, String> with(Map<String, String> labels, String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(labels);
        more.put(name, value);
        return more;
    }
}
