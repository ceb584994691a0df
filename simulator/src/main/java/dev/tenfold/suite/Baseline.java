package dev.tenfold.suite;

import dev.tenfold.spelling.Default;
import dev.tenfold.spelling.Meaning;
import dev.tenfold.verdict.Bound;
import dev.tenfold.verdict.Finding;
import dev.tenfold.verdict.Report;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What rehearsals told once, kept to be compared with what they tell later. One seed gives one result, so whatever
 * differs is a change of a policy, of a scenario or of Tenfold.
 *
 * @param schema the format's name
 * @param runs one a rehearsal, by name
 */
@Meaning("What rehearsals told once, kept to be compared with what they tell later.")
public record Baseline(
        @Meaning("The format's name.") String schema,

        @Meaning("One a rehearsal, by name.") @Default("[]") List<Run> runs) {
    /** The format's name. */
    public static final String SCHEMA = "tenfold/baseline/1";

    /** Digits kept behind the point of every number. */
    public static final int DECIMALS = 6;

    public Baseline {
        if (!schema.equals(SCHEMA)) {
            throw new IllegalArgumentException("schema must be " + SCHEMA + ", was " + schema);
        }
        runs = List.copyOf(runs);
    }

    /**
     * What one rehearsal told.
     *
     * @param name the scenario's file, and the type of test if it was not run as it stands
     * @param seed of every random stream
     * @param lines its expectations
     * @param replicaHours paid, hours
     * @param cost price of the replicas by what they request
     * @param nodeCost price of the nodes; 0 where there are none
     * @param currency of both prices
     */
    @Meaning("What one rehearsal told.")
    public record Run(
            @Meaning("The scenario's file, and the type of test.")
            String name,

            @Meaning("Seed of every random stream.") long seed,
            @Meaning("Its expectations.") List<Line> lines,
            @Meaning("Replica-hours paid.") double replicaHours,
            @Meaning("Price of the replicas.") double cost,
            @Meaning("Price of the nodes.") double nodeCost,
            @Meaning("Of both prices.") String currency) {
        public Run {
            lines = List.copyOf(lines);
        }

        /** Those of a report. */
        public static Run of(String name, Report report) {
            Map<String, Line> lines = new LinkedHashMap<>();
            for (Finding finding : report.findings()) {
                Line line =
                        new Line(finding.name(), subject(finding), finding.status(), finding.value(), finding.limit());
                lines.merge(line.key(), line, Line::worse);
            }
            Optional<Bound> yours = report.bounds().stream()
                    .filter(bound -> bound.name().equals("yours"))
                    .findFirst();
            return new Run(
                    name,
                    report.subject().seed(),
                    List.copyOf(lines.values()),
                    rounded(yours.map(Bound::replicaHours).orElse(0.0)),
                    rounded(yours.map(Bound::cost).orElse(0.0)),
                    rounded(yours.map(Bound::nodeCost).orElse(0.0)),
                    yours.map(Bound::currency).orElse(""));
        }

        /** As it is written, so that what was kept equals what is told again. */
        private static double rounded(double number) {
            return new BigDecimal(number)
                    .setScale(DECIMALS, RoundingMode.HALF_UP)
                    .doubleValue();
        }

        /** Titles tell apart what has one name and no service, such as several alerts. */
        private static String subject(Finding finding) {
            return finding.service().isEmpty() ? finding.title() : finding.service() + ": " + finding.title();
        }
    }

    /**
     * What came of one expectation.
     *
     * @param name key of the expectation
     * @param subject what it is about, as a person reads it
     * @param status whether it held
     * @param value what was found, as printed
     * @param limit what was allowed, as printed
     */
    @Meaning("What came of one expectation.")
    public record Line(
            @Meaning("Key of the expectation.") String name,
            @Meaning("What it is about.") String subject,
            @Meaning("Whether it held.") Finding.Status status,
            @Meaning("What was found.") String value,
            @Meaning("What was allowed.") String limit) {
        String key() {
            return name + " " + subject;
        }

        private Line worse(Line other) {
            return other.status == Finding.Status.FAILED ? other : this;
        }
    }

    /** What these rehearsals told. */
    public static Baseline of(List<Run> runs) {
        return new Baseline(SCHEMA, runs);
    }

    /**
     * What changed since.
     *
     * @param now what is told today
     * @param tolerance share by which a cost may grow, 0 or more
     */
    public List<Change> changesTo(Baseline now, double tolerance) {
        Map<String, Run> before = byName();
        List<Change> changes = new ArrayList<>();
        for (Run run : now.runs) {
            changes.addAll(new Comparison(Optional.ofNullable(before.remove(run.name())), run, tolerance).changes());
        }
        before.keySet().forEach(name -> changes.add(new Change(name, Change.Kind.NOT_RUN, "was not run")));
        return List.copyOf(changes);
    }

    private Map<String, Run> byName() {
        Map<String, Run> byName = new LinkedHashMap<>();
        runs.forEach(run -> byName.put(run.name(), run));
        return byName;
    }
}
