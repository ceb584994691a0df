package dev.tenfold.verdict;

import dev.tenfold.rehearsal.Breach;
import dev.tenfold.rehearsal.Happening;
import dev.tenfold.rehearsal.History;
import dev.tenfold.rehearsal.Line;
import dev.tenfold.rehearsal.Restraint;
import dev.tenfold.rehearsal.When;
import dev.tenfold.scenario.Script;
import dev.tenfold.scenario.ServiceSpec;
import dev.tenfold.spelling.Figure;
import dev.tenfold.verdict.Finding.Status;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What to change in the policy of the service that lacked most, each change with its arithmetic. */
final class Advice {
    /** Use beyond which queues grow fast. */
    private static final double KNEE = 0.9;

    /** Below this a target means so many idle replicas that nobody pays for them, percent. */
    private static final double LEAST_TARGET = 30;

    private final History yours;
    private final Plight plight;
    private final List<Finding> findings;
    private final List<Harm> harms;
    private final FieldNames fields;

    Advice(History yours, Plight plight, List<Finding> findings, List<Harm> harms) {
        this.yours = yours;
        this.plight = plight;
        this.findings = findings;
        this.harms = harms;
        fields = policy().map(FieldNames::of).orElse(FieldNames.UNKNOWN);
    }

    Answer target() {
        Optional<Happening> up = plight.firstUp(yours);
        Optional<Breach> breach = plight.steepest(yours);
        if (up.isEmpty() || breach.isEmpty()) {
            return new Answer(
                    Question.TARGET,
                    "This run cannot tell: " + plight.service()
                            + (breach.isEmpty()
                                    ? " was never in need for so long that a new replica came."
                                    : " is not scaled by its use of CPU."),
                    List.of());
        }
        double now = Plight.target(up.get()).getAsDouble();
        double needed = inTime(breach.get());
        List<String> evidence = List.of(arithmetic(breach.get(), needed));
        String is = Figure.plain(now, 0) + " %";
        if (harms.isEmpty() && !failed("scale-up-within")) {
            return new Answer(Question.TARGET, is + " held: nobody was beyond the limits.", evidence);
        }
        if (needed >= now) {
            return new Answer(
                    Question.TARGET,
                    is + " is low enough for this load; up to " + Figure.plain(Math.floor(needed), 0)
                            + " % the first replicas would come in time.",
                    evidence);
        }
        String should = Figure.plain(Math.floor(needed), 0) + " %";
        if (needed < LEAST_TARGET) {
            return new Answer(
                    Question.TARGET,
                    "No target alone would do: it would have to be " + should + " instead of " + is
                            + ", and more than two thirds of what is paid would idle.",
                    evidence);
        }
        return new Answer(Question.TARGET, should + " instead of " + is + ".", evidence);
    }

    /**
     * The target, percent of what is requested, from which use comes to the knee only when the first new replica does.
     */
    private double inTime(Breach breach) {
        return room() / plight.growth(breach);
    }

    /** Use at the knee, as the policy counts it: percent of what is requested, or of all cores. */
    private double room() {
        ServiceSpec spec = service();
        return 100 * KNEE * (fields.ofRequest() ? spec.cores().value() * 1000 / spec.requestedMilli() : 1);
    }

    private String arithmetic(Breach breach, double needed) {
        String room = Figure.plain(room(), 0);
        String grew = Figure.plain(plight.growth(breach), 2);
        return "queues grow fast above " + Figure.percent(KNEE) + " of the cores"
                + (fields.ofRequest() ? ", which is " + room + " % of what is requested" : "") + "; demand grew to x"
                + grew + " in the " + Figure.time(Plight.seconds(breach)) + " until the first new replica: " + room
                + " / " + grew + " = " + Figure.plain(needed, 1) + " %";
    }

    Answer changes() {
        List<String> changes = new ArrayList<>();
        if (!harms.isEmpty() || failed("scale-up-within")) {
            blindness(changes);
            maximum(changes);
            sooner(changes);
            restraint(changes);
        }
        drain(changes);
        flapping(changes);
        waste(changes);
        unscaled(changes);
        String where = policy().map(policy -> " in " + policy.file()).orElse("");
        String answer = changes.isEmpty()
                ? "Nothing: what was put to the test held."
                : changes.size() + (changes.size() == 1 ? " thing" : " things") + where + ", the most telling first.";
        return new Answer(Question.CHANGES, answer, changes);
    }

    /** A wall that the policy's metric does not see. */
    private void blindness(List<String> changes) {
        yours.breaches().stream()
                .filter(breach -> breach.service().equals(plight.service()))
                .filter(Plight::blind)
                .findFirst()
                .ifPresent(breach -> changes.add("a metric of requests in flight, or of requests a second, beside the"
                        + " one there is: at " + Figure.clock(breach.startNanos() / 1e9) + " " + breach.why()));
    }

    private void sooner(List<String> changes) {
        Optional<Breach> steepest = plight.steepest(yours);
        if (steepest.isEmpty() || Plight.blind(steepest.get())) {
            return;
        }
        Breach breach = steepest.get();
        double took = Plight.seconds(breach);
        Optional<Happening> up = plight.firstUp(yours);
        double needed = inTime(breach);
        double now = up.map(Plight::target)
                .filter(it -> it.isPresent())
                .map(it -> it.getAsDouble())
                .orElse(0.0);
        if (needed >= LEAST_TARGET && needed < now) {
            String field = Plight.isThreshold(up.get()) ? "the threshold" : fields.target();
            changes.add(field + " " + Figure.plain(now, 0) + " -> " + Figure.plain(Math.floor(needed), 0) + ": "
                    + arithmetic(breach, needed));
        }
        double ready = breach.readyNanos() / 1e9;
        int then = plight.need().before(ready);
        int floor = floor();
        if (then > floor) {
            changes.add(fields.minimum() + " " + floor + " -> " + then + ", or a schedule that sets it "
                    + Figure.time(took) + " before the load comes: so many were needed at "
                    + Figure.clock(Math.rint(ready))
                    + ", when the first new replica took requests");
        }
        Finding.Part largest = ScaleUpWithin.parts(breach).stream()
                .max(Comparator.comparingDouble(Finding.Part::seconds))
                .orElseThrow();
        changes.add(lever(largest.name()) + ": " + Figure.time(largest.seconds()) + " of the " + Figure.time(took)
                + " until the first new replica went there");
    }

    /** What said no while the service was in need. */
    private void restraint(List<String> changes) {
        List<String> own = yours.script().policies().stream()
                .filter(policy -> policy.target().equals(plight.service()))
                .flatMap(
                        policy -> Stream.concat(Stream.of(policy.name()), policy.declaration().spec().parts().stream()))
                .toList();
        yours.restraints().stream()
                .filter(each -> own.contains(each.policy()) && needed(each.lastNanos()))
                .max(Comparator.comparingInt(Restraint::times))
                .ifPresent(each -> changes.add("less of what held " + each.policy() + " back " + each.times()
                        + " times, at last at " + Figure.clock(each.lastNanos() / 1e9)
                        + " while replicas were missing: " + each.rule()));
    }

    private boolean needed(long nanos) {
        return plight.need().before(nanos / 1e9) > readyAt(nanos / 1e9);
    }

    private double readyAt(double seconds) {
        double[] times = yours.times();
        int window = 0;
        while (window + 1 < times.length && times[window] < seconds) {
            window++;
        }
        return yours.lines().get(plight.service()).ready(window);
    }

    /** What a person can turn to shorten a part of a scale-up. */
    private String lever(String part) {
        return switch (part) {
            case "metric age" -> "a shorter period or scrape interval of the metric";
            case "evaluation" -> "a shorter sync, polling or evaluation interval";
            case "decision" ->
                inKubernetes()
                        ? "a shorter scale-up stabilization window, or scale-up policies that add more at once"
                        : "fewer datapoints to alarm, or a shorter period";
            case "provisioning" -> "spare nodes, a warm pool, or images that are there already";
            default -> "a quicker start: readiness sooner, or a warm pool";
        };
    }

    private boolean inKubernetes() {
        return policy().map(policy -> policy.kind().matches("HorizontalPodAutoscaler|ScaledObject"))
                .orElse(false);
    }

    private void maximum(List<String> changes) {
        int most = plight.need().most();
        policy().flatMap(policy ->
                        policy.declaration().spec().ceiling().stream().boxed().findFirst())
                .filter(ceiling -> ceiling < most || yours.losses().at(When.AT_MAXIMUM) >= 1)
                .ifPresent(ceiling -> changes.add(fields.maximum() + " " + ceiling + " -> "
                        + Math.max(most, ceiling + 1) + ": the load needs " + most + " replicas at its peak"));
    }

    private void drain(List<String> changes) {
        double lost = yours.losses().at(When.DRAIN);
        if (failed("lost-at-scale-down")) {
            changes.add("terminationGracePeriodSeconds "
                    + Figure.time(service().terminationGrace().toNanos() / 1e9)
                    + " -> longer than the longest request, and a preStop hook longer than the load balancer takes to"
                    + " hear of it: " + Figure.count(lost) + " requests of users were lost with replicas taken away");
        }
    }

    private void flapping(List<String> changes) {
        for (Finding finding : findings) {
            if (finding.name().equals("direction-changes") && finding.status() == Status.FAILED) {
                changes.add(fields.window() + " longer than the load takes from peak to peak: " + finding.service()
                        + " turned " + finding.value() + " times");
            }
        }
    }

    private void waste(List<String> changes) {
        if (failed("replica-hours") || failed("over-provisioning") || failed("scale-down-within")) {
            double window = yours.surpluses().stream()
                    .filter(surplus -> surplus.service().equals(plight.service()))
                    .mapToDouble(surplus -> surplus.windowSeconds())
                    .max()
                    .orElse(0);
            String spare = Figure.plain(plight.spareHours(), 2) + " of " + Figure.plain(plight.readyHours(), 2)
                    + " replica-hours were beyond the need";
            changes.add(
                    window > 0
                            ? fields.window() + " " + Figure.time(window) + " -> " + Figure.time(window / 2)
                                    + ", which saves up to half of them: " + spare
                            : fields.minimum() + " " + floor() + " -> less: " + spare);
        }
    }

    /** A service at its wall that nobody scales. */
    private void unscaled(List<String> changes) {
        for (Line line : yours.lines().values()) {
            boolean scaled = yours.script().policies().stream()
                    .anyMatch(policy -> policy.target().equals(line.name()));
            double busiest = 0;
            for (int i = 0; i < line.size(); i++) {
                busiest = line.cpuRatio(i) > busiest ? line.cpuRatio(i) : busiest;
            }
            if (!scaled && busiest > KNEE) {
                int replicas =
                        yours.script().scenario().services().get(line.name()).replicas();
                changes.add("replicas of " + line.name() + " " + replicas + " -> "
                        + Figure.plain(Math.ceil(replicas * busiest / 0.8), 0) + ", or a policy for it: it reached "
                        + Figure.percent(busiest) + " of its cores, and four fifths are safe");
            }
        }
    }

    private Optional<Script.Policy> policy() {
        return yours.script().policies().stream()
                .filter(policy -> policy.target().equals(plight.service()))
                .filter(policy -> policy.declaration().spec().floor().isPresent())
                .findFirst();
    }

    private int floor() {
        return policy().flatMap(policy ->
                        policy.declaration().spec().floor().stream().boxed().findFirst())
                .orElse(1);
    }

    private ServiceSpec service() {
        return yours.script().scenario().services().get(plight.service());
    }

    private boolean failed(String name) {
        return findings.stream().anyMatch(finding -> finding.name().equals(name) && finding.status() == Status.FAILED);
    }
}
