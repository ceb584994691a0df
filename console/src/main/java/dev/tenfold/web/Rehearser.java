package dev.tenfold.web;

import dev.tenfold.document.Problem;
import dev.tenfold.document.Problems;
import dev.tenfold.inject.gate.Complaint;
import dev.tenfold.inject.gate.Refusal;
import dev.tenfold.policy.file.PolicyFormats;
import dev.tenfold.policy.rules.RuleFailure;
import dev.tenfold.rehearsal.History;
import dev.tenfold.rehearsal.Rehearsal;
import dev.tenfold.scenario.Script;
import dev.tenfold.spelling.Figure;
import dev.tenfold.verdict.Report;
import dev.tenfold.verdict.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;

/** Reads orders and rehearses them, as {@code ./tenfold run} does. For any thread; it takes its time. */
final class Rehearser {
    private final PolicyFormats formats;
    private final RunLimits limits;
    private final String version;

    /** @param version of Tenfold, for reports */
    Rehearser(PolicyFormats formats, RunLimits limits, String version) {
        this.formats = formats;
        this.limits = limits;
        this.version = version;
    }

    /**
     * Reads an order.
     *
     * @throws Refusal of all that is wrong with it
     */
    Script read(Order order) {
        Problems problems = new Problems();
        Optional<Script> script = order.bundle().read(formats, order.assignments(), problems);
        if (script.isEmpty() || !problems.isEmpty()) {
            throw Order.refusal(
                    problems.all().stream().map(Rehearser::complaint).toList());
        }
        checkLength(order, script.get());
        return script.get();
    }

    private void checkLength(Order order, Script script) {
        Duration length = script.length();
        long steps = length.toNanos() / script.scenario().tick().toNanos();
        String limit = null;
        if (length.compareTo(limits.longest()) > 0) {
            limit = "must be at most " + Figure.time(limits.longest().toSeconds()) + " at this service";
        } else if (steps > limits.steps()) {
            limit = "must be at most " + limits.steps() + " ticks at this service";
        }
        if (limit != null) {
            String was = Figure.time(length.toMillis() / 1000.0);
            throw Order.refusal(
                    List.of(new Complaint(order.bundle().name(), "length", limit, was, "a shorter `length`")));
        }
    }

    /**
     * Rehearses and judges.
     *
     * @param progress told which share of the work is done, 0..1; what it throws ends the work
     * @throws Refusal if rules of the scenario's author fail
     */
    Report rehearse(Order order, Script script, DoubleConsumer progress) {
        try {
            return Verdict.of(script, order.command(), version, progress);
        } catch (RuleFailure failure) {
            throw Order.refusal(List.of(complaint(failure.problem())));
        }
    }

    /**
     * The same, quicker: the bounds are rehearsed beside the policies, or have been already; of latencies only high
     * quantiles of the users are told.
     *
     * @param progress told which share of the policies' run is done
     */
    Report rehearse(Order order, Script script, Yardsticks yardsticks, DoubleConsumer progress) {
        try {
            Yardsticks.Pair pair = yardsticks.of(order, script, progress);
            History yours = Rehearsal.ofPolicies(script).run(progress);
            return Verdict.brief(yours, pair.fixed(), pair.oracle(), order.command(), version);
        } catch (RuleFailure failure) {
            throw Order.refusal(List.of(complaint(failure.problem())));
        }
    }

    private static Complaint complaint(Problem problem) {
        return new Complaint(problem.place().toString(), problem.path(), problem.rule(), problem.was(), problem.hint());
    }
}
