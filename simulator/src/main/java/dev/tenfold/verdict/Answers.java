package dev.tenfold.verdict;

import dev.tenfold.rehearsal.Breach;
import dev.tenfold.rehearsal.Happening;
import dev.tenfold.rehearsal.History;
import dev.tenfold.rehearsal.Line;
import dev.tenfold.rehearsal.When;
import dev.tenfold.scenario.Expectations;
import dev.tenfold.service.Cause;
import dev.tenfold.spelling.Figure;
import dev.tenfold.verdict.Finding.Status;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Answers the five questions for a rehearsal. */
final class Answers {
    /** From this share of ready replica-hours on, more than a third beyond the need, it is too eager. */
    static final double WASTE = 0.34;

    private final History yours;
    private final Plight plight;
    private final List<Finding> findings;
    private final List<Harm> harms;
    private final Expectations expect;

    private Answers(History yours, Plight plight, List<Finding> findings) {
        this.yours = yours;
        this.plight = plight;
        this.findings = findings;
        harms = Harm.of(yours);
        expect = yours.script().scenario().expect();
    }

    /** The answers, in the order of {@link Question}; none if no policy scales anything. */
    static List<Answer> of(History yours, List<Finding> findings) {
        Optional<Plight> worst = Plight.worst(yours);
        if (worst.isEmpty()) {
            return List.of();
        }
        Answers told = new Answers(yours, worst.get(), findings);
        Advice advice = new Advice(yours, worst.get(), findings, told.harms);
        return List.of(told.tooSlow(), advice.target(), told.latency(), told.errors(), advice.changes());
    }

    private Answer tooSlow() {
        List<String> evidence = new ArrayList<>();
        for (Finding finding : findings) {
            if (finding.name().equals("scale-up-within") && finding.status() != Status.NOT_EXERCISED) {
                evidence.add(finding.service() + ": first new replica after " + finding.value() + ", limit "
                        + finding.limit());
            }
        }
        evidence.add(plight.service() + " lacked replicas for " + Figure.time(plight.lackSeconds())
                + (plight.lack() > 0
                        ? ", at worst " + Figure.plain(plight.lack(), 0) + " of "
                                + Figure.plain(plight.need().before(plight.lackAt()), 0) + " at "
                                + Figure.clock(plight.lackAt())
                        : ""));
        evidence.add(Figure.plain(plight.spareHours(), 2) + " of " + Figure.plain(plight.readyHours(), 2)
                + " ready replica-hours of " + plight.service() + " were beyond its need, "
                + Figure.percent(plight.spareRatio()));
        harms.forEach(harm -> evidence.add("users beyond the limits " + harm.words()));
        return new Answer(Question.TOO_SLOW, tooSlowInAWord(), evidence);
    }

    private String tooSlowInAWord() {
        boolean slow = failed("scale-up-within");
        double hurt = harms.stream().mapToDouble(Harm::seconds).sum();
        String spare = Figure.percent(plight.spareRatio());
        String users =
                hurt > 0 ? "users were beyond the limits for " + Figure.time(hurt) + "." : "users felt nothing of it.";
        if (blind() && (slow || hurt > 0)) {
            return "Blind rather than slow: the metric of " + plight.service() + "'s policy does not show the wall that"
                    + " was hit; " + users;
        }
        if (plight.cappedSeconds() > plight.lackSeconds() / 2) {
            return "Too small rather than too slow: " + plight.service() + " had all that its policy allows for "
                    + Figure.time(plight.cappedSeconds()) + " and needed more; " + users;
        }
        if (slow || hurt > 0 && plight.lackSeconds() > 0) {
            String took = plight.slowest(yours)
                    .map(breach -> "the first new replica of " + plight.service() + " came after "
                            + Figure.time(Plight.seconds(breach)))
                    .orElse("no new replica of " + plight.service() + " came in time");
            String lacked =
                    plight.lackSeconds() > 0 ? ", and it lacked some for " + Figure.time(plight.lackSeconds()) : "";
            return "Too slow for this load: " + took + lacked + "; " + users;
        }
        if (hurt > 0) {
            return "Neither: users were beyond the limits for " + Figure.time(hurt) + ", while " + plight.service()
                    + " had the replicas that its load needs.";
        }
        return plight.spareRatio() > WASTE
                ? "Too eager: nobody was hurt, and " + spare + " of the replica-hours of " + plight.service()
                        + " were beyond its need."
                : "Neither: nobody was hurt, and " + spare + " of the replica-hours of " + plight.service()
                        + " were beyond its need.";
    }

    private boolean blind() {
        return yours.breaches().stream()
                .anyMatch(breach -> breach.service().equals(plight.service()) && Plight.blind(breach));
    }

    private Answer latency() {
        Harm first = harms.stream()
                .filter(harm -> harm.p95Millis() > limitMillis())
                .findFirst()
                .orElse(null);
        if (first == null) {
            return new Answer(
                    Question.LATENCY,
                    "It did not grow past " + Figure.time(limitMillis() / 1000) + ".",
                    List.of("worst window p95 " + Figure.time(worstMillis() / 1000)));
        }
        List<String> evidence = new ArrayList<>();
        evidence.add("p95 above " + Figure.time(limitMillis() / 1000) + " " + first.words());
        for (Happening each : yours.happenings()) {
            if (each.kind() == Happening.Kind.FAULT_START && each.atNanos() / 1e9 <= first.until()) {
                evidence.add("fault at " + Figure.clock(each.atNanos() / 1e9) + ": " + each.title());
            }
        }
        Breach breach = breachOf(first);
        if (breach == null) {
            return new Answer(
                    Question.LATENCY,
                    "No service that policies scale was short of anything then: more replicas would not have helped.",
                    evidence);
        }
        evidence.add(
                "need of " + breach.service() + " at " + Figure.clock(breach.startNanos() / 1e9) + ": " + breach.why());
        return new Answer(Question.LATENCY, "Because " + because(breach, evidence) + ".", evidence);
    }

    private String because(Breach breach, List<String> evidence) {
        if (Plight.blind(breach)) {
            return breach.why() + ": its policy could not see the need";
        }
        if (breach.readyNanos() == Breach.NEVER) {
            String none = "no new replica of " + breach.service() + " came for it: ";
            if (breach.wasAtMaximum()) {
                return none + "the policy was at its maximum";
            }
            return none
                    + (breach.decidedNanos() == Breach.NEVER
                            ? "the policy never asked for more"
                            : "those asked for were not ready in time");
        }
        evidence.add(ScaleUpWithin.parts(breach).stream()
                .map(part -> part.name() + " " + Figure.time(part.seconds()))
                .collect(Collectors.joining(" + ", Figure.time(Plight.seconds(breach)) + " = ", "")));
        String grew = Figure.plain(plight.growth(breach), 2);
        evidence.add("meanwhile the demand on " + plight.service() + " grew to x" + grew);
        return "the first new replica of " + breach.service() + " came " + Figure.time(Plight.seconds(breach))
                + " after the need, most of it " + largest(breach) + ", while demand grew to x" + grew;
    }

    private static String largest(Breach breach) {
        return ScaleUpWithin.parts(breach).stream()
                .max(Comparator.comparingDouble(Finding.Part::seconds))
                .map(part -> part.name() + " (" + Figure.time(part.seconds()) + ")")
                .orElse("unknown");
    }

    /** The need behind a harm: the last that began before the harm was over, and was not over before it began. */
    private Breach breachOf(Harm harm) {
        Breach found = null;
        for (Breach breach : yours.breaches()) {
            boolean meets = breach.startNanos() / 1e9 < harm.until()
                    && (breach.endNanos() == Breach.NEVER || breach.endNanos() / 1e9 > harm.from());
            boolean better = found == null
                    || breach.service().equals(plight.service())
                            && !found.service().equals(plight.service());
            found = meets && better ? breach : found;
        }
        return found;
    }

    private Answer errors() {
        double all = yours.losses().all();
        double requests = yours.felt().account().requests();
        if (all < 0.5) {
            return new Answer(Question.ERRORS, "There were none.", List.of());
        }
        List<String> evidence = new ArrayList<>();
        When most = When.OTHERWISE;
        for (When when : When.values()) {
            double lost = yours.losses().at(when);
            most = lost > yours.losses().at(most) ? when : most;
            if (lost / all >= 0.0005) {
                evidence.add(when.title() + ": " + Figure.count(lost) + " requests, " + Figure.percent(lost / all)
                        + " of those lost");
            }
        }
        evidence.add("by cause: " + causes());
        String answer = Figure.count(all) + " of " + Figure.count(requests) + " requests were lost, "
                + Figure.percent(requests > 0 ? all / requests : 0) + "; "
                + Figure.percent(yours.losses().at(most) / all) + " of these " + words(most) + ".";
        return new Answer(Question.ERRORS, answer, evidence);
    }

    private static String words(When when) {
        return switch (when) {
            case DETECTION -> "before any policy had seen the need (detection)";
            case DECISION -> "after a policy had seen the need and before it asked for enough (decision)";
            case PROVISIONING -> "while replicas were on their way (provisioning)";
            case WARM_UP -> "while new replicas were cold or not ready (warm-up)";
            case DRAIN -> "while replicas were taken away (drain)";
            case AT_MAXIMUM -> "while the policy was at its maximum";
            case OTHERWISE -> "while nothing that policies scale was short of replicas (otherwise)";
        };
    }

    private String causes() {
        Map<Double, String> byAmount = new TreeMap<>();
        for (Line line : yours.lines().values()) {
            for (Cause cause : Cause.values()) {
                double lost = yours.takesUsers(line) ? line.account().lost(cause) : 0;
                if (lost >= 0.5) {
                    byAmount.merge(-lost, cause.title() + " " + Figure.count(lost), (a, b) -> a + ", " + b);
                }
            }
        }
        return byAmount.isEmpty() ? "none" : String.join(", ", byAmount.values());
    }

    private boolean failed(String name) {
        return findings.stream().anyMatch(finding -> finding.name().equals(name) && finding.status() == Status.FAILED);
    }

    private double limitMillis() {
        return expect.p95().orElse(expect.p95WhileScaling()).toNanos() / 1e6;
    }

    private double worstMillis() {
        return Latency.p95Millis(yours.felt().latencies(Latency.worstWindow(yours)), yours);
    }
}
