package dev.tenfold.report;

import dev.tenfold.verdict.Event;
import dev.tenfold.verdict.ServiceReport;
import dev.tenfold.verdict.Timeline;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A toy of a service that gives the report's tests series that hang together: a queue before a scaled fleet. */
final class SampleService {

    static final double WINDOW = 5;

    private static final double STARTUP = 35;
    private static final double PLACED = 20;
    private static final double QUEUE = 3000;

    private final String name;
    private final String policy;
    private final double perReplica;
    private final double baseMillis;
    private final Map<String, List<Double>> series = new LinkedHashMap<>();
    private final List<Event> events = new ArrayList<>();
    private final List<double[]> starting = new ArrayList<>();
    private int wanted;
    private int ready;
    private double waiting;
    private final List<Integer> asked = new ArrayList<>();
    private double offered;
    private double served;
    private double timedOut;
    private double turnedAway;

    SampleService(String name, String policy, int replicas, double perReplica, double baseMillis) {
        this.name = name;
        this.policy = policy;
        this.ready = replicas;
        this.wanted = replicas;
        this.perReplica = perReplica;
        this.baseMillis = baseMillis;
    }

    List<Event> events() {
        return events;
    }

    /** One window that ends now; answers the served rate. */
    double step(double now, double demand, double slowness) {
        start(now);
        double capacity = ready * perReplica / slowness;
        double backlog = waiting + demand * WINDOW;
        double done = Math.min(backlog, capacity * WINDOW);
        double refused = Math.max(0, backlog - done - QUEUE);
        double late = waiting / capacity > 4 ? done * 0.3 : 0;
        waiting = backlog - done - refused;
        offered += demand * WINDOW;
        served += done - late;
        timedOut += late;
        turnedAway += refused;
        put("demand", demand);
        put("served", (done - late) / WINDOW);
        put("failed", late / WINDOW);
        put("refused", refused / WINDOW);
        put("waiting", waiting);
        put("cause:timeout", late / WINDOW);
        put("cause:queue full", refused / WINDOW);
        double use = Math.min(1, demand / capacity);
        latency(done == 0 ? Double.NaN : baseMillis * slowness, use, 1000 * waiting / capacity);
        put("wanted", wanted);
        put("ready", ready);
        put("starting", starting.stream().mapToDouble(batch -> batch[1]).sum());
        double unplaced = starting.stream()
                .filter(batch -> now < batch[0] - PLACED)
                .mapToDouble(batch -> batch[1])
                .sum();
        put("pending", unplaced);
        if (policy.isEmpty()) {
            put("lag", waiting);
            put("oldest-age", waiting / capacity);
        }
        put("cpu", 100 * use / slowness);
        put("slots", Math.min(100, 60 * use + waiting / 20));
        if (!policy.isEmpty() && now > 40 && now % 15 == 5) {
            decide(now, demand);
        }
        return (done - late) / WINDOW;
    }

    private void start(double now) {
        while (!starting.isEmpty() && starting.get(0)[0] <= now) {
            int came = (int) starting.remove(0)[1];
            ready += came;
            String title = name + ": " + came + " more ready";
            String why = "after " + (int) STARTUP + " s";
            events.add(new Event(now, Event.Kind.REPLICAS_READY, name, title, 0, 0, "", "", why, List.of()));
        }
    }

    private void latency(double base, double use, double delay) {
        double typical = base * (1 + use * use * use) + delay;
        put("mean", typical);
        put("p50", typical * 0.9);
        put("p95", typical * 1.3 + 40 * use);
        put("p99", typical * 1.7 + 90 * use);
    }

    ServiceReport report() {
        Map<String, Double> failed = timedOut > 0 ? Map.of("timeout", timedOut) : Map.of();
        Map<String, Double> refused = turnedAway > 0 ? Map.of("queue full", turnedAway) : Map.of();
        List<String> policies = policy.isEmpty() ? List.of() : List.of(policy);
        return new ServiceReport(name, policies, timeline(), offered, served, failed, refused, waiting);
    }

    Timeline timeline() {
        List<Timeline.Series> lines = new ArrayList<>();
        series.forEach((key, values) -> lines.add(new Timeline.Series(
                key, unit(key), values.stream().mapToDouble(Double::doubleValue).toArray())));
        return new Timeline(lines);
    }

    private void decide(double now, double demand) {
        long cpu = Math.round(100 * demand / (ready * perReplica));
        asked.add((int) Math.max(4, Math.ceil(demand / perReplica / 0.7)));
        int latest = asked.get(asked.size() - 1);
        int highest = Collections.max(asked.subList(Math.max(0, asked.size() - 8), asked.size()));
        int fastest = Math.max(2 * wanted, wanted + 4);
        int next = latest > wanted * 1.1 ? Math.min(latest, fastest) : Math.min(wanted, highest);
        if (next == wanted) {
            return;
        }
        boolean up = next > wanted;
        String rule = up ? "scale up at most 100 % or 4 pods in 15 s" : "highest recommendation of the last 2 min";
        String why = "cpu " + cpu + " % against a target of 70 %: " + wanted + " replicas ask for " + latest
                + (next == latest || next < wanted ? "" : ", behavior.scaleUp allows " + next);
        List<Event.Reading> readings = List.of(
                new Event.Reading("cpu utilization", cpu + " %", "70 %", 18),
                new Event.Reading("ready replicas", Integer.toString(ready), "", 0));
        Event.Kind kind = up ? Event.Kind.SCALE_UP : Event.Kind.SCALE_DOWN;
        String title = name + " " + wanted + " -> " + next;
        events.add(new Event(now, kind, name, title, wanted, next, policy, rule, why, readings));
        if (up) {
            starting.add(new double[] {now + STARTUP, next - wanted});
        } else {
            ready = Math.min(ready, next);
        }
        wanted = next;
    }

    private void put(String key, double value) {
        series.computeIfAbsent(key, unused -> new ArrayList<>()).add(value);
    }

    static String unit(String key) {
        return switch (key) {
            case "mean", "p50", "p95", "p99" -> "ms";
            case "wanted", "ready", "starting", "pending" -> "replicas";
            case "cpu", "slots" -> "%";
            case "waiting" -> "requests";
            case "lag" -> "messages";
            case "oldest-age" -> "s";
            default -> "1/s";
        };
    }
}
