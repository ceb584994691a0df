package dev.tenfold.policy.rules;

import dev.tenfold.document.Place;
import dev.tenfold.document.Problem;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kie.api.event.rule.BeforeMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.FactHandle;

/**
 * Own rules at work, for as long as one rehearsal lasts. Each evaluation updates the facts and lets every rule whose
 * conditions hold fire once; what they ask for is settled when all have fired.
 */
public final class OwnRulesController implements AutoCloseable {
    private static final int MOST_FIRINGS = 10_000;
    private static final String GLOBAL = "scale";
    private static final Pattern RULE_OF_CONDITION = Pattern.compile("\\[Rule \"(.*?)\" in ");

    private final OwnRules rules;
    private final KieSession session;
    private final Now now;
    private final Map<String, ServiceFact> services = new LinkedHashMap<>();
    private final Map<String, Outcome.Alerted> alerts = new LinkedHashMap<>();
    private final Scaling scaling = new Scaling(() -> this.firingRule);
    private String firingRule = "";
    private long observedNanos = -1;

    /**
     * Takes on own rules.
     *
     * @param rules the rules
     * @param start the date and time at which the rehearsal begins
     */
    public OwnRulesController(OwnRules rules, LocalDateTime start) {
        this.rules = Objects.requireNonNull(rules, "rules");
        // The compiled rules are shared by sessions side by side: they must not keep facts of one session in the rules.
        session = rules.compiled().newKieSession();
        session.addEventListener(new DefaultAgendaEventListener() {
            @Override
            public void beforeMatchFired(BeforeMatchFiredEvent event) {
                firingRule = event.getMatch().getRule().getName();
            }
        });
        if (rules.compiled().getKiePackages().stream()
                .flatMap(group -> group.getGlobalVariables().stream())
                .anyMatch(global -> global.getName().equals(GLOBAL))) {
            session.setGlobal(GLOBAL, scaling);
        }
        now = new Now(start);
    }

    /**
     * Takes readings into the windows, and decides nothing. Evaluations do it by themselves; who wants finer windows
     * calls it more often.
     *
     * @param nowNanos nanoseconds since the rehearsal's start, never before the last call; ignored if the same
     */
    public void observe(Surroundings view, long nowNanos) {
        if (nowNanos == observedNanos) {
            return;
        }
        if (nowNanos < observedNanos) {
            throw new IllegalStateException("time ran backwards");
        }
        observedNanos = nowNanos;
        for (ServiceReadings seen : view.services()) {
            services.computeIfAbsent(seen.name(), name -> new ServiceFact(seen)).observe(seen, nowNanos);
        }
    }

    /**
     * Asks the rules, at their own interval.
     *
     * @param view what they see
     * @param nowNanos nanoseconds since the rehearsal's start, never before the last call
     * @return what is to happen, service by service, then what becomes of the recommendations, then alerts
     * @throws RuleFailure if a rule throws or never ends
     */
    public List<Outcome> evaluate(Surroundings view, long nowNanos) {
        Settlement settlement = fire(view, view.recommendations(), nowNanos);
        List<Outcome> outcomes = new ArrayList<>();
        services.values().forEach(service -> outcomes.addAll(settlement.of(service)));
        view.recommendations().forEach(wanted -> ruling(settlement, wanted).ifPresent(outcomes::add));
        outcomes.addAll(alerts(settlement));
        return List.copyOf(outcomes);
    }

    /**
     * Asks the rules about one thing that another policy wants, at the moment it wants it. They can forbid or bound it;
     * what else they would do waits for their next evaluation.
     *
     * @return {@link Outcome.Vetoed} or {@link Outcome.Bounded}; empty if it may be followed
     * @throws RuleFailure if a rule throws or never ends
     */
    public Optional<Outcome> review(Recommendation wanted, Surroundings view, long nowNanos) {
        return ruling(fire(view, List.of(wanted), nowNanos), wanted);
    }

    @Override
    public void close() {
        session.dispose();
    }

    private Optional<Outcome> ruling(Settlement settlement, Recommendation wanted) {
        return settlement.of(wanted, Optional.ofNullable(services.get(wanted.service())));
    }

    private Settlement fire(Surroundings view, List<Recommendation> recommendations, long nowNanos) {
        observe(view, nowNanos);
        now.set(nowNanos);
        scaling.clear();
        firingRule = "";
        try {
            put(now);
            services.values().forEach(this::put);
            List<FactHandle> wanted =
                    recommendations.stream().map(session::insert).toList();
            if (session.fireAllRules(MOST_FIRINGS) == MOST_FIRINGS) {
                String never = "never ends: " + MOST_FIRINGS + " rules fired in one evaluation, this one last";
                throw failure(
                        firingRule, never, "`no-loop true`, or a condition that its own change makes false", null);
            }
            wanted.forEach(session::delete);
        } catch (RuleFailure known) {
            throw known;
        } catch (RuntimeException thrown) {
            throw failure(thrown);
        }
        return new Settlement(rules.name(), nowNanos, scaling.wishes());
    }

    private void put(Object fact) {
        FactHandle handle = session.getFactHandle(fact);
        if (handle == null) {
            session.insert(fact);
        } else {
            session.update(handle, fact);
        }
    }

    private RuleFailure failure(RuntimeException thrown) {
        Throwable cause = thrown;
        String rule = firingRule;
        for (Throwable link = thrown; link != null; link = link.getCause()) {
            Matcher condition = RULE_OF_CONDITION.matcher(String.valueOf(link.getMessage()));
            rule = condition.find() ? condition.group(1) : rule;
            cause = link;
        }
        String said = cause.getMessage() == null
                ? ""
                : ": " + cause.getMessage().lines().findFirst().orElse("");
        return failure(rule, "failed with " + cause.getClass().getSimpleName() + said, "", thrown);
    }

    private RuleFailure failure(String rule, String what, String hint, Throwable cause) {
        int line = rules.rules().stream()
                .filter(known -> known.name().equals(rule))
                .mapToInt(RuleSummary::thenLine)
                .findFirst()
                .orElse(0);
        Place place = new Place(rules.file(), line);
        String path = rule.isEmpty() ? "" : "rule \"" + rule + "\"";
        return new RuleFailure(new Problem(place, path, what + ", at " + now.getTime(), "", hint), cause);
    }

    /** Alerts that begin, in the order raised, then those that end. */
    private List<Outcome> alerts(Settlement settlement) {
        List<Outcome> changes = new ArrayList<>();
        Map<String, Outcome.Alerted> raised = new LinkedHashMap<>();
        for (Wish wish : settlement.wishes()) {
            if (wish instanceof Wish.Alert alert) {
                raised.putIfAbsent(
                        alert.name(),
                        new Outcome.Alerted(alert.name(), alert.severity(), true, alert.rule(), alert.why()));
            }
        }
        raised.forEach((name, alert) -> {
            if (alerts.putIfAbsent(name, alert) == null) {
                changes.add(alert);
            }
        });
        alerts.values().removeIf(alert -> {
            boolean over = !raised.containsKey(alert.name());
            if (over) {
                changes.add(new Outcome.Alerted(
                        alert.name(), alert.severity(), false, alert.rule(), "no rule raises it any more"));
            }
            return over;
        });
        return changes;
    }
}
