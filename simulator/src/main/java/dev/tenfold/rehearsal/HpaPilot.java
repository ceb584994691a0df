package dev.tenfold.rehearsal;

import dev.tenfold.kernel.Agenda;
import dev.tenfold.kernel.Phase;
import dev.tenfold.policy.hpa.Decision;
import dev.tenfold.policy.hpa.HpaController;
import dev.tenfold.policy.hpa.HpaSpec;
import dev.tenfold.policy.hpa.MetricSpec;
import dev.tenfold.rehearsal.Happening.Kind;
import dev.tenfold.rehearsal.Happening.Seen;
import dev.tenfold.scenario.ControllerSpec;
import dev.tenfold.service.Service;
import java.util.List;

/** A HorizontalPodAutoscaler at work, synced by kube-controller-manager. */
final class HpaPilot implements Pilot {
    private final Platform platform;
    private final String policy;
    private final Permit permit;
    private final HpaSpec spec;
    private final Service service;
    private final HpaController controller;
    private final HpaCluster cluster;
    /** Whether it asks somebody who looks at the services at once: what else it reads was read before. */
    private final boolean live;

    /**
     * @param policy name of the user's policy, which may have created the autoscaler
     * @param permit how it asks own rules
     * @param others names of the other autoscalers' services
     * @param external serves external metrics
     */
    HpaPilot(
            Platform platform,
            String policy,
            Permit permit,
            HpaSpec spec,
            Service service,
            List<String> others,
            ExternalMetrics external) {
        this.platform = platform;
        this.policy = policy;
        this.permit = permit;
        this.spec = spec;
        this.service = service;
        PodMetrics pods =
                new PodMetrics(platform.script(), spec, service, platform.metricsServer(service), platform.signals());
        live = external.live() && spec.metrics().stream().anyMatch(MetricSpec.External.class::isInstance);
        controller = new HpaController(spec, platform.settings(), platform.session());
        cluster = new HpaCluster(platform.world(), platform.distortions(), service, pods, others, external, permit);
        platform.monitoring().tellOf(service.name(), spec);
        platform.follow(service, new HpaStrain(platform, spec, service, external));
    }

    @Override
    public void book(Agenda agenda) {
        ControllerSpec controllers = platform.script().scenario().controllers();
        long period = controllers.sync().toNanos();
        long first = platform.offset(controllers.syncOffset(), period, "sync of " + spec.name());
        if (live) {
            agenda.every(first, period, Phase.SERVE, platform.world()::serve);
        }
        agenda.every(first, period, Phase.DECIDE, this::decide);
    }

    private void decide() {
        long now = platform.nowNanos();
        History history = platform.world().history();
        Decision decision = controller.reconcile(cluster, now);
        if (decision.proposed() > decision.current()) {
            long oldest = 0;
            for (Decision.MetricReading reading : decision.readings()) {
                oldest = Math.max(oldest, reading.ageNanos());
            }
            history.seen(service, now - oldest);
            if (decision.current() >= spec.maxReplicas()) {
                history.watches().tell(service, Watch::atMaximum);
            }
        }
        if (decision.rescaled()) {
            history.scaled(service, happening(decision));
        }
    }

    private Happening happening(Decision decision) {
        int to = permit.allowed(decision.desired());
        boolean up = to > decision.current();
        return new Happening(
                decision.atNanos(),
                up ? Kind.SCALE_UP : Kind.SCALE_DOWN,
                service.name(),
                service.name() + " " + decision.current() + " -> " + to,
                decision.current(),
                to,
                policy,
                decision.rule(),
                decision.why() + (to == decision.desired() ? "" : Permit.bound(to)),
                decision.readings().stream()
                        .map(reading ->
                                new Seen(reading.metric(), reading.value(), reading.target(), reading.ageNanos()))
                        .toList());
    }
}
