package dev.tenfold.rehearsal;

import dev.tenfold.kernel.Agenda;
import dev.tenfold.kernel.Phase;
import dev.tenfold.policy.alert.AlertChange;
import dev.tenfold.policy.alert.RuleGroup;
import dev.tenfold.policy.alert.RuleGroupSpec;
import dev.tenfold.policy.alert.RuleSettings;
import dev.tenfold.rehearsal.Happening.Kind;
import dev.tenfold.rehearsal.Happening.Seen;
import dev.tenfold.spelling.Figure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A group of Prometheus rules at work, evaluated by a Prometheus and told to an Alertmanager. */
final class AlertPilot implements Pilot {
    private final Platform platform;
    private final RuleGroupSpec spec;
    private final Paging paging;
    private RuleGroup group;

    AlertPilot(Platform platform, RuleGroupSpec spec, Paging paging) {
        this.platform = platform;
        this.spec = spec;
        this.paging = paging;
        spec.rules().forEach(rule -> platform.monitoring().want(rule.expr()));
    }

    @Override
    public void open() {
        Monitoring monitoring = platform.monitoring();
        group = new RuleGroup(
                spec, monitoring.queries(), monitoring.store(), RuleSettings.DEFAULTS, platform.session());
    }

    @Override
    public void book(Agenda agenda) {
        Duration interval = group.interval();
        long period = interval.toNanos();
        long first = platform.offset(Optional.empty(), period, "rule group " + spec.name());
        agenda.every(first, period, Phase.DECIDE, this::evaluate);
    }

    private void evaluate() {
        for (AlertChange change :
                group.evaluate(platform.monitoring().nowMillis()).changes()) {
            if (change.fires() || change.resolves()) {
                platform.world().history().note(happening(change));
                paging.post(change);
            }
        }
    }

    private Happening happening(AlertChange change) {
        String value = Figure.plain(change.value(), 3);
        String told = change.annotations()
                .getOrDefault("summary", change.annotations().getOrDefault("description", ""));
        String why = (told.isEmpty() ? "" : told + ": ") + "its expression was " + value + ", " + change.rule();
        return new Happening(
                platform.nowNanos(),
                change.fires() ? Kind.ALERT : Kind.ALERT_END,
                "",
                change.alert() + (change.fires() ? " fires" : " is over"),
                0,
                0,
                change.alert(),
                change.rule(),
                why,
                List.of(new Seen(change.alert(), value, "", 0)));
    }
}
