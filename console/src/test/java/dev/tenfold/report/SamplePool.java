package dev.tenfold.report;

import dev.tenfold.verdict.Event;
import dev.tenfold.verdict.PoolReport;
import dev.tenfold.verdict.ServiceReport;
import dev.tenfold.verdict.Timeline;
import java.util.List;

/** A toy of a pool of nodes: as many as the wanted replicas need, which are ready twenty seconds later. */
final class SamplePool {

    private static final double REPLICAS_A_NODE = 16;
    private static final int WINDOWS_TO_BOOT = 4;

    private SamplePool() {}

    static PoolReport of(List<ServiceReport> services, double[] times) {
        double[] wanted = new double[times.length];
        double[] ready = new double[times.length];
        double[] cpu = new double[times.length];
        for (int i = 0; i < times.length; i++) {
            double replicas = 0;
            for (ServiceReport service : services) {
                replicas += values(service, "wanted")[i];
            }
            wanted[i] = Math.ceil(replicas / REPLICAS_A_NODE);
            ready[i] = Math.min(wanted[i], wanted[Math.max(0, i - WINDOWS_TO_BOOT)]);
            cpu[i] = 100 * Math.min(1, replicas / REPLICAS_A_NODE / ready[i] * 0.8);
        }
        Timeline timeline = new Timeline(List.of(
                new Timeline.Series("wanted", "nodes", wanted),
                new Timeline.Series("ready", "nodes", ready),
                new Timeline.Series("cpu", "%", cpu)));
        return new PoolReport("workers", List.of(), timeline, 1.05, 0.84, 5);
    }

    static List<Event> events() {
        return List.of(
                event(155, Event.Kind.REPLICAS_PENDING, "web", "8 of web wait for a node", ""),
                event(155, Event.Kind.NODES_SCALED, "workers", "workers 1 -> 3 nodes", "8 pending replicas need 2"),
                event(175, Event.Kind.NODES_READY, "workers", "2 nodes ready in workers", ""));
    }

    private static Event event(double at, Event.Kind kind, String service, String title, String why) {
        return new Event(at, kind, service, title, 0, 0, "", "", why, List.of());
    }

    private static double[] values(ServiceReport service, String name) {
        return service.timeline().series().stream()
                .filter(series -> series.name().equals(name))
                .findFirst()
                .orElseThrow()
                .values();
    }
}
