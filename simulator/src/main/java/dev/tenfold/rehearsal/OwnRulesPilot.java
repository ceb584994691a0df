package dev.tenfold.rehearsal;

import dev.tenfold.kernel.Agenda;
import dev.tenfold.kernel.Phase;
import dev.tenfold.policy.Move;
import dev.tenfold.policy.rules.Hands;
import dev.tenfold.policy.rules.Outcome;
import dev.tenfold.policy.rules.OwnRules;
import dev.tenfold.policy.rules.OwnRulesController;
import dev.tenfold.policy.rules.Recommendation;
import dev.tenfold.policy.rules.Surroundings;
import dev.tenfold.rehearsal.Happening.Kind;
import dev.tenfold.rehearsal.Resizing.Size;
import dev.tenfold.service.Service;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A file of own rules at work: it is asked at its own interval, and by every other policy before that scales. */
final class OwnRulesPilot implements Pilot, Surroundings {
    /** How often it looks at the services, so that windows are finer than the interval of the rules. */
    private static final long OBSERVE_NANOS = 5_000_000_000L;

    private static final double GIBIBYTE = 1L << 30;
    private static final String UNCHANGED = "; a rehearsal leaves replicas as large as they are";

    private final Platform platform;
    private final OwnRules rules;
    private final List<ServiceView> services = new ArrayList<>();
    private final List<Recommendation> refused = new ArrayList<>();
    private final Hands hands = new Acts();
    private OwnRulesController controller;

    OwnRulesPilot(Platform platform, OwnRules rules) {
        this.platform = platform;
        this.rules = rules;
        platform.world().topology().services().forEach(service -> {
            services.add(new ServiceView(platform.script(), service));
            if (rules.mayScale(service.name())) {
                platform.follow(service, new RulesStrain());
            }
        });
        platform.consent().needs(this);
    }

    /** The name of the policy. */
    String name() {
        return rules.name();
    }

    @Override
    public void open() {
        LocalDateTime start = LocalDateTime.ofInstant(platform.monitoring().start(), ZoneOffset.UTC);
        controller = new OwnRulesController(rules, start);
    }

    @Override
    public void book(Agenda agenda) {
        long period = rules.interval().toNanos();
        long first = platform.offset(Optional.empty(), period, "own rules " + rules.name());
        long pace = Math.min(OBSERVE_NANOS, period);
        agenda.every(first % pace, pace, Phase.SERVE, platform.world()::serve);
        agenda.every(first % pace, pace, Phase.DECIDE, this::observe);
        agenda.every(first, period, Phase.SERVE, platform.world()::serve);
        agenda.every(first, period, Phase.DECIDE, this::evaluate);
    }

    @Override
    public void close() {
        controller.close();
    }

    @Override
    public List<ServiceView> services() {
        return services;
    }

    /** What they forbade or bounded since they were asked last: nobody waits for their consent in between. */
    @Override
    public List<Recommendation> recommendations() {
        return refused;
    }

    /** What the rules say of what another policy wants; empty if they let it happen. */
    Optional<Outcome> review(Recommendation wanted) {
        Optional<Outcome> ruling = wanted.policy().equals(name())
                ? Optional.empty()
                : controller.review(wanted, this, platform.nowNanos());
        ruling.ifPresent(any -> refused.add(wanted));
        return ruling;
    }

    /** The replicas that a ruling leaves of what another policy wants. */
    int allowed(Outcome ruling, Recommendation wanted) {
        return ruling instanceof Outcome.Bounded bounded ? bounded.to() : wanted.from();
    }

    private void observe() {
        long now = platform.nowNanos();
        services.forEach(service -> service.look(now));
        controller.observe(this, now);
    }

    private void evaluate() {
        List<Outcome> outcomes = controller.evaluate(this, platform.nowNanos());
        refused.clear();
        outcomes.forEach(outcome -> outcome.by(hands));
    }

    private void note(Kind kind, String service, String title, String policy, String rule, String why) {
        platform.world()
                .history()
                .note(new Happening(platform.nowNanos(), kind, service, title, 0, 0, policy, rule, why, List.of()));
    }

    /** Carries out what the rules want. */
    private final class Acts implements Hands {
        @Override
        public void scale(Outcome.Scaled scaled) {
            Service service = platform.service(scaled.service());
            Permit permit = new Permit(platform, name(), "Drools rules", service.name());
            Move move = scaled.move();
            int allowed = permit.ask(move.from(), move.to(), move.why());
            if (allowed != move.from()) {
                platform.world().scaleTo(service, allowed);
            }
            permit.told(move).ifPresent(real -> platform.moved(service, real));
        }

        @Override
        public void refuse(Outcome.Refused refusal) {
            String title = name() + " forbids " + refusal.wanted() + " of " + refusal.service() + ", which its rule \""
                    + refusal.wantedBy() + "\" wants";
            note(Kind.NOTICE, refusal.service(), title, name(), refusal.rule(), refusal.why());
        }

        /** It was told when the other policy asked. */
        @Override
        public void veto(Outcome.Vetoed vetoed) {}

        /** It was told when the other policy asked. */
        @Override
        public void bound(Outcome.Bounded bounded) {}

        @Override
        public void resize(Outcome.Resized resized) {
            Service service = platform.service(resized.service());
            Size now = new Size(service.work().cores(), platform.memory(service).bytes() / GIBIBYTE);
            Size better = new Size(resized.cores(), resized.memory());
            platform.resizing().recommend(service, now, better, name(), resized.rule(), resized.why() + UNCHANGED);
        }

        @Override
        public void alert(Outcome.Alerted alerted) {
            String title = alerted.name() + (alerted.firing() ? " fires: " + alerted.severity() : " is over");
            Kind kind = alerted.firing() ? Kind.ALERT : Kind.ALERT_END;
            note(kind, "", title, alerted.name(), alerted.rule(), alerted.why());
        }
    }
}
