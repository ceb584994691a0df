package dev.tenfold.policy.alert.rulefile;

import dev.tenfold.document.Defaulted;
import dev.tenfold.document.Place;
import dev.tenfold.document.Problem;
import dev.tenfold.document.Warning;
import dev.tenfold.policy.Declaration;
import dev.tenfold.policy.alert.AlertDefaults;
import dev.tenfold.policy.alert.AlertSpec;
import dev.tenfold.policy.alert.PrometheusDuration;
import dev.tenfold.policy.alert.RuleGroupSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One group of rules as a file declares it.
 *
 * @param kind {@code PrometheusRule}, or {@code Prometheus rule group} in a file of Prometheus' own
 * @param path where in its document it stands, such as {@code spec.groups[0]}
 * @param place where it begins
 * @param spec what it says; what must be there and is not is empty, and among the errors
 * @param rulePlaces where each rule's expression begins, in their order
 * @param errors why Prometheus would refuse it
 * @param remarks what looks wrong with how it is written
 */
public record RuleGroupDeclaration(
        String kind,
        String path,
        Place place,
        RuleGroupSpec spec,
        List<Place> rulePlaces,
        List<Problem> errors,
        List<Warning> remarks)
        implements Declaration {
    /** So many names are told, of more only how many there are. */
    private static final int MOST_NAMES = 5;

    public RuleGroupDeclaration {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(spec, "spec");
        rulePlaces = List.copyOf(rulePlaces);
        errors = errors.stream()
                .sorted(Comparator.comparingInt(problem -> problem.place().line()))
                .toList();
        remarks = List.copyOf(remarks);
    }

    @Override
    public String name() {
        return spec.name();
    }

    @Override
    public List<String> targets() {
        return List.of();
    }

    @Override
    public String understood() {
        List<AlertSpec> alerts = spec.alerts();
        List<String> parts = new ArrayList<>();
        if (!alerts.isEmpty()) {
            String names = alerts.size() > MOST_NAMES
                    ? ""
                    : alerts.stream().map(RuleGroupDeclaration::shown).collect(Collectors.joining(", ", " ", ""));
            parts.add(counted(alerts.size(), "alert") + names);
        }
        int records = spec.rules().size() - alerts.size();
        if (records > 0) {
            parts.add(counted(records, "recording rule"));
        }
        String rules = parts.isEmpty() ? "nothing" : String.join(", ", parts);
        return ("rule group " + name()).strip() + " evaluates, every " + PrometheusDuration.text(interval()) + ": "
                + rules;
    }

    private static String counted(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    private static String shown(AlertSpec alert) {
        return alert.name()
                + (alert.holdFor().isZero() ? "" : " (for " + PrometheusDuration.text(alert.holdFor()) + ")");
    }

    private Duration interval() {
        return spec.interval().orElse(AlertDefaults.EVALUATION_INTERVAL);
    }

    @Override
    public List<Defaulted> defaulted() {
        return spec.interval().isPresent()
                ? List.of()
                : List.of(new Defaulted(
                        path + ".interval",
                        PrometheusDuration.text(AlertDefaults.EVALUATION_INTERVAL)
                                + ", unless Prometheus' evaluation_interval says otherwise"));
    }

    @Override
    public List<Warning> warnings(Optional<Duration> startUp) {
        List<Warning> warnings = new ArrayList<>(remarks);
        warnings.addAll(new RuleWarnings(spec, rulePlaces).all());
        warnings.sort(Comparator.comparingInt(warning -> warning.place().line()));
        return warnings;
    }
}
