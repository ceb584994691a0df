package dev.tenfold.rehearsal;

import dev.tenfold.kernel.Agenda;
import dev.tenfold.kernel.Phase;
import dev.tenfold.policy.vpa.Request;
import dev.tenfold.policy.vpa.VpaController;
import dev.tenfold.policy.vpa.VpaRecommendation;
import dev.tenfold.policy.vpa.VpaSpec;
import dev.tenfold.rehearsal.Resizing.Size;
import dev.tenfold.scenario.ServiceSpec;
import dev.tenfold.service.Service;
import java.util.Optional;

/**
 * A VerticalPodAutoscaler at work: its recommender sees what a replica uses once a minute.
 *
 * @see <a href="https://github.com/kubernetes/autoscaler/blob/master/vertical-pod-autoscaler/docs/flags.md">flags:
 *     recommender-interval</a>
 */
final class VpaPilot implements Pilot {
    private static final long MINUTE_NANOS = 60_000_000_000L;
    private static final double MILLI = 1000;
    private static final double GIBIBYTE = 1L << 30;

    private final Platform platform;
    private final VpaController controller;
    private final Service service;
    private final ServiceSpec replica;
    private double cpuSeconds;
    private double replicaSeconds;

    VpaPilot(Platform platform, VpaSpec spec, Service service) {
        this.platform = platform;
        this.service = service;
        controller = new VpaController(spec);
        replica = platform.script().scenario().services().get(service.name());
    }

    @Override
    public void book(Agenda agenda) {
        String stream = "recommender of " + controller.spec().name();
        long first = MINUTE_NANOS + platform.offset(Optional.empty(), MINUTE_NANOS, stream);
        agenda.every(first, MINUTE_NANOS, Phase.SERVE, platform.world()::serve);
        agenda.every(first, MINUTE_NANOS, Phase.DECIDE, this::look);
    }

    private void look() {
        int existing = service.fleet().existing() - service.fleet().pending();
        double seconds = service.fleet().replicaSeconds() - replicaSeconds;
        double cores = seconds > 0 ? (service.cpuSecondsUsed() - cpuSeconds) / seconds : Double.NaN;
        double heldEach = existing > 0 ? service.held() / existing : 0;
        double bytes = replica.memory().idle().bytes()
                + heldEach * replica.memory().perRequest().bytes()
                + service.fleet().leakedBytes();
        cpuSeconds = service.cpuSecondsUsed();
        replicaSeconds = service.fleet().replicaSeconds();
        controller.observe(cores, bytes, replica.requestedMilli() / MILLI, existing, platform.nowNanos());
        controller.recommend().ifPresent(this::tell);
    }

    private void tell(VpaRecommendation recommendation) {
        Request now = new Request(
                replica.requestedMilli(), replica.requests().memory().bytes());
        Request better = recommendation.of(now);
        String mode = "its mode " + controller.spec().mode().written();
        String does = !controller.spec().mode().acts()
                ? mode + " only recommends"
                : mode + (recommendation.resizes(now) ? " would resize at once" : " finds that near enough")
                        + ", a rehearsal leaves replicas as large as they are";
        platform.resizing()
                .recommend(
                        service,
                        size(now),
                        size(better),
                        controller.spec().name(),
                        "90th percentile and 15 % more",
                        "of what replicas used so far, the 90th percentile and 15 % more is " + size(better)
                                + ", and they ask for " + size(now) + "; " + does);
    }

    private static Size size(Request request) {
        return new Size(request.milliCores() / MILLI, request.bytes() / GIBIBYTE);
    }
}
