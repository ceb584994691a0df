package dev.tenfold.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The servers that other tests stand on do what those expect of them. */
class RealServersTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Test
    void anAlertGoesAllTheWayToTheWebhook() {
        String rules = """
                groups:
                - name: test
                  rules: [{alert: AlwaysOn, expr: vector(7) > 1, labels: {severity: page}}]
                """;
        try (Webhook webhook = Webhook.start();
                RealAlertmanager alertmanager = RealAlertmanager.start(webhook.uri());
                RealPrometheus prometheus = RealPrometheus.start(PrometheusYaml.every(Duration.ofMillis(500))
                        .withRules(rules)
                        .alerting(alertmanager.uri()))) {
            prometheus.await("ALERTS{alertname=\"AlwaysOn\"}", PATIENCE, found -> found.size() == 1);
            List<Webhook.Call> calls = Eventually.becomes(PATIENCE, webhook::calls, told -> !told.isEmpty());
            assertEquals("AlwaysOn", calls.get(0).alert());
            assertEquals("firing", calls.get(0).status());
        }
    }

    @Test
    void aPushgatewayIsScraped() {
        try (RealPushgateway gateway = RealPushgateway.start();
                RealPrometheus prometheus = RealPrometheus.start(PrometheusYaml.every(Duration.ofMillis(500))
                        .scraping(URI.create(gateway.uri() + "/metrics")))) {
            prometheus.await("pushgateway_build_info", PATIENCE, found -> found.size() == 1);
            assertTrue(gateway.metrics().contains("pushgateway_build_info"), gateway::metrics);
        }
    }

    @Test
    void aKilledServerComesBackOnTheSamePortAndFiles() {
        try (RealPrometheus prometheus = RealPrometheus.start(PrometheusYaml.every(Duration.ofMillis(200))
                .withRules("groups: [{name: test, rules: [{record: test:kept, expr: vector(3)}]}]"))) {
            prometheus.await("test:kept", PATIENCE, found -> found.size() == 1);
            long first = prometheus.server().pid();
            assertTrue(prometheus.server().cpu().toMillis() > 0);
            prometheus.server().kill();
            prometheus.server().start();
            assertTrue(first != prometheus.server().pid());
            assertEquals(1, prometheus.query("test:kept").size());
        }
    }
}
