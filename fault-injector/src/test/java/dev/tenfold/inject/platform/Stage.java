package dev.tenfold.inject.platform;

import dev.tenfold.inject.Family;
import dev.tenfold.inject.Family.Reading;
import dev.tenfold.inject.Family.Type;
import dev.tenfold.inject.PodUsage;
import dev.tenfold.inject.Snapshot;
import dev.tenfold.metric.Labels;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A small game day that tests put on air. */
public final class Stage {
    public static final Instant NOW = Instant.parse("2026-11-22T12:00:30.250Z");

    private Stage() {}

    /** Three pods of a shop, requests per second of each, a queue, and the web's latency as a histogram. */
    public static Snapshot shop() {
        return new Snapshot(
                NOW,
                List.of(
                        gauge(
                                "http_requests_per_second",
                                reading("http_requests_per_second", 12.5, "pod", "web-0", "code", "200"),
                                reading("http_requests_per_second", 0.25, "pod", "web-0", "code", "500"),
                                reading("http_requests_per_second", 40, "pod", "web-1", "code", "200"),
                                reading("http_requests_per_second", 3, "pod", "api-0", "code", "200")),
                        gauge(
                                "queue_depth",
                                new Reading(Labels.of("__name__", "queue_depth", "queue", "mail"), 1500),
                                new Reading(Labels.of("__name__", "queue_depth", "queue", "orders"), 0.0015),
                                new Reading(Labels.of("__name__", "queue_depth", "queue", "lost"), Double.NaN)),
                        gauge(
                                "service_load",
                                new Reading(
                                        Labels.of(
                                                "__name__",
                                                "service_load",
                                                "namespace",
                                                "shop",
                                                "service",
                                                "web",
                                                "deployment",
                                                "web"),
                                        2500)),
                        gauge("node_load", new Reading(Labels.of("__name__", "node_load", "node", "n1"), 7))),
                List.of(
                        pod("web-0", "web", 0.123456789, 134_221_824),
                        pod("web-1", "web", 0.25, 134_217_728),
                        pod("api-0", "api", 1, 1_000_001)));
    }

    public static Family gauge(String name, Reading... readings) {
        return new Family(name, Type.GAUGE, "", List.of(readings));
    }

    private static Reading reading(String name, double value, String... labels) {
        Labels all = Labels.of(labels).with("__name__", name).with("namespace", "shop");
        return new Reading(all.with("tenfold_game_day", "g1"), value);
    }

    private static PodUsage pod(String name, String app, double cores, double bytes) {
        return new PodUsage("shop", name, Map.of("app", app, "tier", "front"), app, cores, bytes);
    }
}
