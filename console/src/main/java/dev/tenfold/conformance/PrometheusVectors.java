package dev.tenfold.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenfold.metric.Labels;
import dev.tenfold.metric.SeriesStore;
import dev.tenfold.metric.Staleness;
import dev.tenfold.policy.alert.AlertDefaults;
import dev.tenfold.policy.alert.AlertState;
import dev.tenfold.policy.alert.paging.Alertmanager;
import dev.tenfold.policy.alert.paging.Notification;
import dev.tenfold.policy.alert.paging.PagingSpec;
import dev.tenfold.policy.alert.paging.RouteSpec;
import dev.tenfold.policy.alert.paging.RouteSpec.GroupTiming;
import dev.tenfold.promql.Engine;
import dev.tenfold.promql.syntax.Generation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;

/** Vectors of Prometheus' alerting rules and of the Alertmanager. */
final class PrometheusVectors {
    private static final Map<String, Function<Inputs, ObjectNode>> KINDS = Map.of(
            "prom/am-group", PrometheusVectors::groupTimes,
            "prom/am-repeat", PrometheusVectors::repeat,
            "prom/clear", PrometheusVectors::clear,
            "prom/default", PrometheusVectors::byDefault,
            "prom/duplicate", PrometheusVectors::duplicate,
            "prom/limit", PrometheusVectors::limit,
            "prom/reconfig", PrometheusVectors::reconfigure,
            "prom/staleness", PrometheusVectors::staleness,
            "prom/state", PrometheusVectors::states);

    private PrometheusVectors() {}

    static VectorKind family() {
        return new PolicyVectors(KINDS);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    // ---- Rules

    private static ObjectNode states(Inputs in) {
        ObjectNode shown = object();
        ArrayNode states = shown.putArray("states");
        Duration interval = in.seconds("evalIntervalSec");
        boolean given = in.has("values");
        String condition = given ? in.text("operator") + " " + in.text("threshold") : "== 1";
        List<Double> values = in.list(given ? "values" : "conditions", PrometheusVectors::value);
        try (AlertBench bench = new AlertBench(condition, 0, in)) {
            long now = 0;
            for (Double value : values) {
                bench.sample(now, value);
                states.add(bench.evaluate(now).label());
                now += interval.toMillis();
            }
        }
        return shown;
    }

    private static Double value(JsonNode node) {
        if (node.isBoolean()) {
            return node.booleanValue() ? 1.0 : 0.0;
        }
        return node.isNull() ? Double.valueOf(Staleness.MARKER) : Double.valueOf(node.doubleValue());
    }

    /** What a first evaluation makes of an alert that is in a state. */
    private static ObjectNode clear(Inputs in) {
        Duration holdFor = Duration.ofMinutes(in.text("state").equals("pending") ? 10 : 0);
        try (AlertBench bench = new AlertBench("== 1", holdFor, in.seconds("keepFiringForSec"))) {
            bench.sample(0, 1.0);
            bench.evaluate(0);
            bench.sample(60_000, in.flag("condition") ? 1.0 : 0.0);
            AlertState now = bench.evaluate(60_000);
            return object().put("effect", effect(in.text("state"), now, bench.remembered()));
        }
    }

    private static String effect(String before, AlertState now, int remembered) {
        if (now != AlertState.INACTIVE) {
            return now.label().equals(before) ? "stays " + before : "becomes " + now.label();
        }
        return remembered == 0 ? "dropped at once" : "resolved, kept for 15 min";
    }

    private static ObjectNode reconfigure(Inputs in) {
        long age = in.seconds("activeForSec").toMillis();
        Duration holdFor = in.seconds("newForSec");
        Duration before = in.text("state").equals("firing") ? Duration.ZERO : holdFor.plusMillis(age + 1);
        try (AlertBench bench = new AlertBench("== 1", before, Duration.ZERO)) {
            bench.sample(0, 1.0);
            bench.evaluate(0);
            bench.reload(holdFor);
            bench.sample(age, 1.0);
            return object().put("state", bench.evaluate(age).label());
        }
    }

    private static ObjectNode limit(Inputs in) {
        try (AlertBench bench = new AlertBench("== 1", in.integer("limit"), in)) {
            for (int i = 0; i < in.integer("activeAlerts"); i++) {
                bench.sample(Labels.of("instance", String.valueOf(i)), 0, 1.0);
            }
            bench.evaluate(0);
            ObjectNode shown = object().put("activeAlertsAfter", bench.remembered());
            bench.failure().ifPresent(failure -> shown.put("error", failure));
            return shown;
        }
    }

    /** Elements that differ only in what the rule's labels overwrite. */
    private static ObjectNode duplicate(Inputs in) {
        List<String> sets = in.list("labelSetsAfterRuleLabels", JsonNode::toString);
        String template = "{{ $labels.after }}";
        try (AlertBench bench = new AlertBench(Map.of("after", template, "before", "same"))) {
            for (int i = 0; i < sets.size(); i++) {
                bench.sample(Labels.of("before", String.valueOf(i), "after", sets.get(i)), 0, 1.0);
            }
            bench.evaluate(0);
            ObjectNode shown = object();
            bench.failure().ifPresent(failure -> shown.put("error", failure));
            return shown;
        }
    }

    private static ObjectNode staleness(Inputs in) {
        SeriesStore store = new SeriesStore();
        Engine engine = new Engine(store, Generation.THREE, in.seconds("lookbackSec"), Engine.DEFAULT_SUBQUERY_STEP);
        var query = engine.prepare("metric");
        Labels labels = Labels.of(Labels.NAME, "metric");
        long sampled = in.seconds("sampleAt").toMillis();
        long evaluated = in.seconds("evalAt").toMillis();
        store.append(labels, sampled, 1);
        if (in.flag("staleMarkerSince")) {
            store.append(labels, sampled + 1, Staleness.MARKER);
        }
        return object().put("returned", !query.at(evaluated).samples().isEmpty());
    }

    private static ObjectNode byDefault(Inputs in) {
        String setting = in.text("setting")
                .replaceFirst("^(alertmanager|rules\\.alert|query)\\.", "")
                .replace('-', '_');
        Duration value = switch (setting) {
            case "scrape_interval" -> AlertDefaults.SCRAPE_INTERVAL;
            case "evaluation_interval" -> AlertDefaults.EVALUATION_INTERVAL;
            case "lookback_delta" -> Engine.DEFAULT_LOOKBACK;
            case "resolvedRetention", "resolved_retention" -> AlertDefaults.RESOLVED_RETENTION;
            case "resend_delay" -> AlertDefaults.RESEND_DELAY;
            case "for_outage_tolerance" -> AlertDefaults.OUTAGE_TOLERANCE;
            case "for_grace_period" -> AlertDefaults.GRACE_PERIOD;
            case "group_wait" -> AlertDefaults.GROUP_WAIT;
            case "group_interval" -> AlertDefaults.GROUP_INTERVAL;
            case "repeat_interval" -> AlertDefaults.REPEAT_INTERVAL;
            case "resolve_timeout" -> AlertDefaults.RESOLVE_TIMEOUT;
            default -> throw new IllegalArgumentException("unknown setting " + in.text("setting"));
        };
        return object().put("seconds", value.toSeconds());
    }

    // ---- Alertmanager

    private static ObjectNode groupTimes(Inputs in) {
        GroupTiming timing =
                new GroupTiming(in.seconds("groupWait"), in.seconds("groupInterval"), in.seconds("repeatInterval"));
        boolean same = in.flag("sameGroup");
        RouteSpec route = new RouteSpec("pager", List.of(same ? "group" : RouteSpec.ALL_LABELS), timing);
        Alertmanager manager = new Alertmanager(new PagingSpec(route, List.of(), AlertDefaults.RESOLVE_TIMEOUT));
        ObjectNode shown = object();
        ArrayNode times = shown.putArray("notifications");
        for (JsonNode event : in.list("events", Function.identity())) {
            long now = event.path("t").longValue() * 1000;
            manager.flush(now - 1).forEach(told -> add(told, times));
            String[] words = event.path("a").asText().split(" ");
            boolean fires = words[0].equals("fire");
            OptionalLong end = OptionalLong.of(fires ? Long.MAX_VALUE : now);
            manager.post(Labels.of("alertname", words[words.length - 1]), now, end, now);
        }
        manager.flush(in.seconds("horizonSec").toMillis()).forEach(told -> add(told, times));
        return shown;
    }

    private static void add(Notification told, ArrayNode times) {
        times.add(told.atMillis() / 1000);
    }

    private static ObjectNode repeat(Inputs in) {
        GroupTiming timing =
                new GroupTiming(AlertDefaults.GROUP_WAIT, in.seconds("groupInterval"), in.seconds("repeatInterval"));
        return object().put("effectiveRepeat", timing.effectiveRepeat().toSeconds());
    }
}
