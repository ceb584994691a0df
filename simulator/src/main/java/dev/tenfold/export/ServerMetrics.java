package dev.tenfold.export;

import java.util.Map;

/** What Prometheus itself notes of each replica that it scrapes. */
final class ServerMetrics implements Exporter {
    /** A small exporter on the same network; nobody scales on it. */
    private static final double SCRAPE_SECONDS = 0.005;

    @Override
    public void declare(Publisher publisher) {
        Families<PodGroup> pods = publisher.ofPods();
        pods.add(Job.SERVICE, "up", Map.of(), Life.DISCOVERED, (pod, now) -> pod.running(now) ? pod.weight() : 0);
        pods.add(Job.SERVICE, "scrape_duration_seconds", Map.of(), Life.DISCOVERED, (pod, now) -> SCRAPE_SECONDS);
    }
}
