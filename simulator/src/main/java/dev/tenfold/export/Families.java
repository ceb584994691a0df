package dev.tenfold.export;

import dev.tenfold.export.Family.Reading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The series that one kind of subject publishes, by job; those that nobody asks for are left out.
 *
 * @param <S> a pod or a service
 */
final class Families<S extends Counted> {
    private final List<List<Block<S>>> byJob = new ArrayList<>();
    private final boolean[] onlyCrowds = new boolean[Job.ALL.length];
    private final List<Declared<S>> declared = new ArrayList<>();
    private final Outlook outlook;
    private final Latencies latencies;
    private boolean asksBuckets;

    Families(Outlook outlook, Latencies latencies) {
        this.outlook = outlook;
        this.latencies = latencies;
        for (int i = 0; i < Job.ALL.length; i++) {
            byJob.add(new ArrayList<>());
        }
    }

    /** A family that somebody wants, and what its series are called on targets that stand for all. */
    private record Declared<S>(
            Job job, Life life, Optional<Outcome> outcome, Family<S> family, Outlook.Prospect prospect) {}

    /** All families are declared. */
    void open() {
        for (Declared<S> each : declared) {
            Regard regard = outlook.regard(each.prospect(), each.outcome().isPresent());
            block(each.job(), each.life(), each.outcome(), regard)
                    .add(each.family(), each.prospect().called());
        }
        for (Job job : Job.ALL) {
            onlyCrowds[job.ordinal()] = of(job).stream().allMatch(block -> block.regard() == Regard.CROWD);
        }
    }

    /** Whether nothing is wanted of it. */
    boolean isEmpty() {
        return declared.isEmpty();
    }

    /** What is wanted of a job. */
    List<Block<S>> of(Job job) {
        return byJob.get(job.ordinal());
    }

    /** Whether somebody asks for buckets of histograms. */
    boolean asksBuckets() {
        return asksBuckets;
    }

    /** Whether all that is wanted of a job is kept in crowds. */
    boolean onlyCrowds(Job job) {
        return onlyCrowds[job.ordinal()];
    }

    boolean wants(String name) {
        return outlook.wantsName(name);
    }

    /** Whether the targets of a job are alike to whoever asks. */
    boolean alike(List<Map<String, String>> targets) {
        return outlook.alike(targets);
    }

    /** A series that is there while the process runs. */
    void add(Job job, String name, Map<String, String> labels, Reading<S> reading) {
        add(job, name, labels, ofProcess(job), reading);
    }

    void add(Job job, String name, Map<String, String> labels, Life life, Reading<S> reading) {
        add(job, life, Optional.empty(), name, labels, () -> reading);
    }

    private void add(
            Job job,
            Life life,
            Optional<Outcome> outcome,
            String name,
            Map<String, String> labels,
            Supplier<Reading<S>> reading) {
        if (wants(name)) {
            Outlook.Prospect prospect = outlook.declare(job, name, labels);
            if (outlook.wants(prospect)) {
                declared.add(new Declared<>(job, life, outcome, new Family<>(name, labels, reading.get()), prospect));
            }
        }
    }

    /** A counter of requests for each outcome that has been seen; {@code share} of them belong to it. */
    void counter(Job job, String name, double share, Function<Outcome, Map<String, String>> labels) {
        for (Outcome outcome : Outcome.ALL) {
            add(job, outcome, name, labels.apply(outcome), () -> counter(outcome, share));
        }
    }

    /** A histogram of response times for each outcome that has been seen. */
    void histogram(Job job, String stem, Ladder ladder, double share, Function<Outcome, Map<String, String>> labels) {
        counter(job, stem + "_count", share, labels);
        double unit = share * ladder.perSecond();
        for (Outcome outcome : Outcome.ALL) {
            add(job, outcome, stem + "_sum", labels.apply(outcome), () -> {
                latencies.want();
                return (subject, now) -> subject.traffic().seconds(outcome) * unit;
            });
        }
        for (Outcome outcome : Outcome.ALL) {
            buckets(job, stem + "_bucket", ladder, outcome, share, labels.apply(outcome));
        }
    }

    private void buckets(
            Job job, String name, Ladder ladder, Outcome outcome, double share, Map<String, String> labels) {
        if (!wants(name)) {
            return;
        }
        for (int i = 0; i < ladder.texts().size(); i++) {
            int bound = i;
            Map<String, String> bucket = with(labels, "le", ladder.texts().get(i));
            add(job, outcome, name, bucket, () -> {
                asksBuckets = true;
                return new Buckets<>(latencies.add(ladder), outcome, share, bound, bound + 1);
            });
        }
        Map<String, String> endless = with(labels, "le", Ladder.ENDLESS);
        add(job, outcome, name, endless, () -> counter(outcome, share));
    }

    private Reading<S> counter(Outcome outcome, double share) {
        return (subject, now) -> orNothing(subject.traffic().count(outcome) * share);
    }

    /** A series that begins with the first request that ends so. */
    private void add(Job job, Outcome outcome, String name, Map<String, String> labels, Supplier<Reading<S>> counted) {
        add(job, ofProcess(job), Optional.of(outcome), name, labels, counted);
    }

    private Block<S> block(Job job, Life life, Optional<Outcome> outcome, Regard regard) {
        List<Block<S>> blocks = of(job);
        for (Block<S> block : blocks) {
            if (block.isOf(life, outcome, regard)) {
                return block;
            }
        }
        Block<S> added = new Block<>(life, outcome, regard);
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
