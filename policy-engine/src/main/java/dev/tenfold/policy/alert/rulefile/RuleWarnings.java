package dev.tenfold.policy.alert.rulefile;

import dev.tenfold.document.Place;
import dev.tenfold.document.Warning;
import dev.tenfold.policy.alert.AlertDefaults;
import dev.tenfold.policy.alert.AlertSpec;
import dev.tenfold.policy.alert.PrometheusDuration;
import dev.tenfold.policy.alert.RuleGroupSpec;
import dev.tenfold.policy.alert.RuleSpec;
import dev.tenfold.promql.syntax.Generation;
import dev.tenfold.promql.syntax.ParseFailure;
import dev.tenfold.promql.syntax.Parser;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What Prometheus accepts in a group of rules and its author probably did not mean. */
final class RuleWarnings {
    private final RuleGroupSpec group;
    private final List<Place> places;
    private final List<Warning> warnings = new ArrayList<>();

    RuleWarnings(RuleGroupSpec group, List<Place> places) {
        this.group = group;
        this.places = places;
    }

    List<Warning> all() {
        boolean absenceSeen = false;
        Optional<Warning> blind = Optional.empty();
        Map<String, Place> known = new HashMap<>();
        for (int i = 0; i < group.rules().size(); i++) {
            RuleSpec rule = group.rules().get(i);
            Place place = places.get(i);
            repeated(rule, place, known);
            Optional<ExprFacts> facts = facts(rule.expr());
            facts.ifPresent(found -> rate(rule, found, place));
            if (rule instanceof AlertSpec alert) {
                holdFor(alert, place);
                facts.ifPresent(found -> endless(alert, found, place));
                absenceSeen |= facts.map(ExprFacts::asksForAbsence).orElse(false);
                if (blind.isEmpty() && facts.map(ExprFacts::seesTargetsDown).orElse(false)) {
                    blind = Optional.of(blind(alert, place));
                }
            }
        }
        if (!absenceSeen) {
            blind.ifPresent(warnings::add);
        }
        return warnings;
    }

    private static Optional<ExprFacts> facts(String expr) {
        try {
            return Optional.of(new ExprFacts(Parser.parse(expr, Generation.THREE)));
        } catch (ParseFailure amongTheErrors) {
            return Optional.empty();
        }
    }

    private void repeated(RuleSpec rule, Place place, Map<String, Place> known) {
        Place first =
                known.putIfAbsent(String.join("\n", rule.name(), rule.labels().toString(), rule.expr()), place);
        if (first != null) {
            warnings.add(
                    new Warning(place, rule.name() + " stands in line " + first.line() + " already, word for word"));
        }
    }

    private void holdFor(AlertSpec alert, Place place) {
        Duration interval = group.interval().orElse(AlertDefaults.EVALUATION_INTERVAL);
        if (!alert.holdFor().isZero() && alert.holdFor().compareTo(interval) < 0) {
            String every = PrometheusDuration.text(interval);
            warnings.add(new Warning(
                    place,
                    alert.name() + " has for: " + PrometheusDuration.text(alert.holdFor()) + ", but is evaluated every "
                            + every + ": it waits for the second evaluation, " + every + " after the first"));
        }
    }

    /** A rate needs two samples in its window. */
    private void rate(RuleSpec rule, ExprFacts facts, Place place) {
        long scrape = AlertDefaults.SCRAPE_INTERVAL.toMillis();
        if (facts.shortestRateMillis() < 2 * scrape) {
            Duration window = Duration.ofMillis(facts.shortestRateMillis());
            warnings.add(new Warning(
                    place,
                    rule.name() + " takes a rate over " + PrometheusDuration.text(window)
                            + ", in which Prometheus' usual scrape_interval of "
                            + PrometheusDuration.text(AlertDefaults.SCRAPE_INTERVAL)
                            + " leaves less than two samples: it is empty unless targets are scraped every "
                            + PrometheusDuration.text(window.dividedBy(2)) + " or more often"));
        }
    }

    private void endless(AlertSpec alert, ExprFacts facts, Place place) {
        if (facts.alwaysFires()) {
            String why = facts.yieldsTruth()
                    ? "a comparison with bool yields 0 or 1, and both make the alert fire"
                    : "its expression compares nothing";
            warnings.add(new Warning(place, alert.name() + " fires whenever its series have data: " + why));
        }
    }

    private static Warning blind(AlertSpec alert, Place place) {
        return new Warning(
                place,
                alert.name() + " does not see targets that are no longer discovered: up vanishes with them, and the"
                        + " alert ends; absent(up{...}) would tell");
    }
}
