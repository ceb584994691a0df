package dev.tenfold.policy.rules;

import dev.tenfold.document.Defaulted;
import dev.tenfold.document.Durations;
import dev.tenfold.document.Place;
import dev.tenfold.document.Problem;
import dev.tenfold.document.Warning;
import dev.tenfold.policy.Declaration;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A file of own rules, as one policy.
 *
 * @param spec what it says
 * @param doubtful what looks wrong with it, in the order of its lines
 */
public record OwnRulesDeclaration(OwnRules spec, List<Warning> doubtful) implements Declaration {
    public OwnRulesDeclaration {
        Objects.requireNonNull(spec, "spec");
        doubtful = List.copyOf(doubtful);
    }

    @Override
    public String kind() {
        return "Drools rules";
    }

    @Override
    public String name() {
        return spec.name();
    }

    @Override
    public Place place() {
        return new Place(
                spec.file(),
                spec.rules().stream().mapToInt(RuleSummary::line).findFirst().orElse(1));
    }

    /** The services that its rules name; empty if they are for all. */
    @Override
    public List<String> targets() {
        return spec.rules().stream()
                .flatMap(rule -> rule.services().stream())
                .distinct()
                .toList();
    }

    @Override
    public String understood() {
        String rules = spec.rules().size() == 1 ? "1 rule" : spec.rules().size() + " rules";
        return "Drools rules " + name() + ", " + rules + " asked every " + Durations.format(spec.interval()) + ": "
                + spec.rules().stream().map(RuleSummary::toString).collect(Collectors.joining("; "));
    }

    @Override
    public List<Defaulted> defaulted() {
        return List.of();
    }

    @Override
    public List<Problem> errors() {
        return List.of();
    }

    @Override
    public List<Warning> warnings(Optional<Duration> startUp) {
        return doubtful;
    }
}
