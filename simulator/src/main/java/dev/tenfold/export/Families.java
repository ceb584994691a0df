package dev.tenfold.export;

import dev.tenfold.export.Family.Reading;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * The series that one kind of subject publishes, by job; those that nobody asks for are left out.
 *
 * @param <S> a pod or a service
 */
final class Families<S extends Counted> {
    private final Map<Job, List<Block<S>>> byJob = new EnumMap<>(Job.class);
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
    List<Block<S>> of(Job job) {
        return byJob.get(job);
    }

    boolean wants(String name) {
        return wanted.name(labelling.metric(name));
    }

    /** A series that is there while the process runs. */
    void add(Job job, String name, Map<String, String> labels, Reading<S> reading) {
        add(job, name, labels, ofProcess(job), reading);
    }

    void add(Job job, String name, Map<String, String> labels, Life life, Reading<S> reading) {
        if (wants(name)) {
            block(job, life, Optional.empty()).add(new Family<>(name, labels, reading));
        }
    }

    /** A counter of requests for each outcome that has been seen; {@code share} of them belong to it. */
    void counter(Job job, String name, double share, Function<Outcome, Map<String, String>> labels) {
        for (Outcome outcome : Outcome.ALL) {
            add(job, outcome, name, labels.apply(outcome), traffic -> orNothing(traffic.count(outcome) * share));
        }
    }

    /** A histogram of response times for each outcome that has been seen. */
    void histogram(Job job, String stem, Ladder ladder, double share, Function<Outcome, Map<String, String>> labels) {
        counter(job, stem + "_count", share, labels);
        double unit = share * ladder.perSecond();
        for (Outcome outcome : Outcome.ALL) {
            add(job, outcome, stem + "_sum", labels.apply(outcome), traffic -> traffic.seconds(outcome) * unit);
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
            Map<String, String> bucket = with(labels, "le", ladder.texts().get(i));
            add(job, outcome, name, bucket, traffic -> traffic.bucket(histogram, outcome, bound) * share);
        }
        Map<String, String> endless = with(labels, "le", Ladder.ENDLESS);
        add(job, outcome, name, endless, traffic -> orNothing(traffic.count(outcome) * share));
    }

    /** A series that begins with the first request that ends so. */
    private void add(
            Job job, Outcome outcome, String name, Map<String, String> labels, ToDoubleFunction<Traffic> counted) {
        if (wants(name)) {
            block(job, ofProcess(job), Optional.of(outcome))
                    .add(new Family<>(name, labels, (subject, now) -> counted.applyAsDouble(subject.traffic())));
        }
    }

    private Block<S> block(Job job, Life life, Optional<Outcome> outcome) {
        List<Block<S>> blocks = byJob.get(job);
        for (Block<S> block : blocks) {
            if (block.isOf(life, outcome)) {
                return block;
            }
        }
        Block<S> added = new Block<>(life, outcome);
        blocks.add(added);
        return added;
    }

    private static Life ofProcess(Job job) {
        return job == Job.STATE ? Life.EXISTS : Life.RUNS;
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
