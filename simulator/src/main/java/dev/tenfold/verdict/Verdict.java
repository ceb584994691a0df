package dev.tenfold.verdict;

import dev.tenfold.rehearsal.Happening;
import dev.tenfold.rehearsal.History;
import dev.tenfold.rehearsal.Line;
import dev.tenfold.rehearsal.QueryBackend;
import dev.tenfold.rehearsal.Rehearsal;
import dev.tenfold.scenario.Scenario;
import dev.tenfold.scenario.Script;
import dev.tenfold.service.Account;
import dev.tenfold.service.Cause;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;

/** Rehearses a scenario under the user's policies and under the two bounds, and judges it. */
public final class Verdict {
    private static final List<Judgement> JUDGEMENTS = List.of(
            new ScaleUpWithin(),
            new WhileScaling.P95(),
            new WhileScaling.Errors(),
            new LostAtScaleDown(),
            new ScaleDownWithin(),
            new NewReplicasServe(),
            new DirectionChanges(),
            new ReplicaHours(),
            new OverProvisioning(),
            new Churn(),
            new RecoveryWithin(),
            new ElasticityDeviation(),
            new Cost(),
            new Overall.P95(),
            new Overall.Errors(),
            new AlertsFire(),
            new PolicyConflicts());

    private Verdict() {}

    /**
     * Rehearses and judges.
     *
     * @param script what to rehearse
     * @param command the command that repeats it
     * @param version of Tenfold
     * @param progress told now and then which share of the work is done, 0..1
     */
    public static Report of(Script script, String command, String version, DoubleConsumer progress) {
        return of(script, QueryBackend.EMBEDDED, command, version, progress);
    }

    /** The same, with somebody else answering the policies' PromQL. */
    public static Report of(
            Script script, QueryBackend queries, String command, String version, DoubleConsumer progress) {
        History yours = Rehearsal.ofPolicies(script, queries).run(share -> progress.accept(share * 0.4));
        return judge(yours, command, version, progress);
    }

    /**
     * Judges a game day, and lays it beside what a rehearsal of the same scenario foretells.
     *
     * @param real what happened; its script is the scenario as far as it was played
     * @param command the command that plays it again
     */
    public static Report ofGameDay(History real, String command, String version, DoubleConsumer progress) {
        History foretold = Rehearsal.ofPolicies(real.script()).run(share -> progress.accept(share * 0.4));
        return judge(real, command, version, progress).beside(Prediction.of(foretold, real));
    }

    private static Report judge(History yours, String command, String version, DoubleConsumer progress) {
        Script script = yours.script();
        History fixed = Rehearsal.ofFixedFleet(script).run(share -> progress.accept(0.4 + share * 0.3));
        History oracle = Rehearsal.ofOracle(script).run(share -> progress.accept(0.7 + share * 0.3));
        List<Finding> findings = new ArrayList<>(findings(yours, oracle));
        if (counts(yours, AtMaximum.NAME)) {
            findings.addAll(AtMaximum.judge(yours));
        }
        Yardstick ofFixed = Yardstick.fixed(fixed);
        Yardstick ofOracle = Yardstick.oracle(oracle);
        return judge(yours, ofFixed, ofOracle, findings, Timelines.Detail.ALL, command, version);
    }

    /**
     * A run that others are judged beside, with what is told of it, for who judges many beside the same.
     *
     * @param run under a bound's policy
     * @param bound what it cost and what users felt in it
     */
    public record Yardstick(History run, Bound bound) {
        /** The fleet that never scales. */
        public static Yardstick fixed(History run) {
            return new Yardstick(run, Bounds.of("fixed", run));
        }

        /** The one that knows the demand. */
        public static Yardstick oracle(History run) {
            return new Yardstick(run, Bounds.of("oracle", run));
        }
    }

    /**
     * Judges a run beside its two bounds, for who has rehearsed them already and wants an answer at once: latencies are
     * told of the users alone, of services how they scale, and what needs more rehearsals is left out.
     *
     * @param yours under the user's policies
     * @param fixed the same fleet that never scales
     * @param oracle that which knows the demand
     */
    public static Report brief(History yours, Yardstick fixed, Yardstick oracle, String command, String version) {
        List<Finding> findings = findings(yours, oracle.run());
        return judge(yours, fixed, oracle, findings, Timelines.Detail.BRIEF, command, version);
    }

    private static Report judge(
            History yours,
            Yardstick fixed,
            Yardstick oracle,
            List<Finding> findings,
            Timelines.Detail detail,
            String command,
            String version) {
        Script script = yours.script();
        Report report = new Report(
                subject(script, command, version),
                List.copyOf(findings),
                List.of(Bounds.of("yours", yours), fixed.bound(), oracle.bound()),
                Timelines.times(yours, detail),
                Timelines.ofUsers(yours, detail),
                services(yours, detail),
                pools(yours, detail),
                yours.happenings().stream().map(Verdict::event).toList(),
                script.policies().stream().map(Verdict::policy).toList(),
                Notes.of(yours));
        if (detail == Timelines.Detail.BRIEF) {
            return report;
        }
        return report.answering(
                Answers.of(yours, findings), Coverages.of(yours), Scores.of(yours, fixed.run(), oracle.run()));
    }

    /**
     * Judges a run alone.
     *
     * @param yours the run under the user's policies
     * @param oracle that of the oracle under the same load and the same chances
     */
    public static List<Finding> findings(History yours, History oracle) {
        List<Finding> findings = new ArrayList<>();
        for (Judgement judgement : JUDGEMENTS) {
            if (counts(yours, judgement.name())) {
                findings.addAll(judgement.judge(yours, oracle));
            }
        }
        return List.copyOf(findings);
    }

    /** What a run cost and what users felt in it. */
    public static Bound bound(String name, History history) {
        return Bounds.of(name, history);
    }

    private static boolean counts(History yours, String name) {
        return !yours.script().scenario().expect().ignore().contains(name);
    }

    private static Subject subject(Script script, String command, String version) {
        Scenario scenario = script.scenario();
        return new Subject(
                script.file(),
                scenario.title(),
                scenario.why(),
                script.sha256(),
                scenario.seed(),
                script.length().toNanos() / 1e9,
                scenario.tick().toNanos() / 1e9,
                command,
                version);
    }

    private static List<ServiceReport> services(History history, Timelines.Detail detail) {
        List<ServiceReport> services = new ArrayList<>();
        for (Line line : history.lines().values()) {
            Account account = line.account();
            services.add(new ServiceReport(
                    line.name(),
                    scalers(history, line.name()),
                    Timelines.of(history, line, detail),
                    account.offered(),
                    account.served(),
                    lost(account, false),
                    lost(account, true),
                    line.waitingAtEnd()));
        }
        return List.copyOf(services);
    }

    private static List<PoolReport> pools(History history, Timelines.Detail detail) {
        return history.pools().values().stream()
                .map(pool -> new PoolReport(
                        pool.name(),
                        scalers(history, pool.name()),
                        Timelines.of(pool, detail),
                        pool.nodeSeconds() / 3600,
                        Bounds.nodes(history, pool).total(),
                        pool.peakNodes()))
                .toList();
    }

    private static List<String> scalers(History history, String target) {
        return history.script().policies().stream()
                .filter(policy -> policy.target().equals(target))
                .map(Script.Policy::name)
                .toList();
    }

    private static Map<String, Double> lost(Account account, boolean refusal) {
        Map<String, Double> lost = new LinkedHashMap<>();
        for (Cause cause : Cause.values()) {
            if (cause.refusal() == refusal && account.lost(cause) > 0) {
                lost.put(cause.title(), account.lost(cause));
            }
        }
        return lost;
    }

    private static Event event(Happening happening) {
        return new Event(
                happening.atNanos() / 1e9,
                Event.Kind.valueOf(happening.kind().name()),
                happening.service(),
                happening.title(),
                happening.from(),
                happening.to(),
                happening.policy(),
                happening.rule(),
                happening.why(),
                happening.readings().stream()
                        .map(seen ->
                                new Event.Reading(seen.metric(), seen.value(), seen.target(), seen.ageNanos() / 1e9))
                        .toList());
    }

    private static PolicyRead policy(Script.Policy policy) {
        return new PolicyRead(
                policy.file(),
                policy.sha256(),
                policy.declaration().kind(),
                policy.name(),
                policy.target(),
                policy.declaration().understood(),
                policy.defaulted(),
                policy.warned());
    }
}
