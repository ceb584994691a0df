package dev.tenfold.web;

import dev.tenfold.inject.gate.Complaint;
import dev.tenfold.load.Level;
import dev.tenfold.scenario.Script;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds what can be turned in a scenario that was read: its load, its replicas' start, and its policies' numbers. */
final class Knobs {
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private final Order order;
    private final Script script;
    private final List<Knob> found = new ArrayList<>();

    private Knobs(Order order, Script script) {
        this.order = order;
        this.script = script;
    }

    /** All knobs of an order, in the order of their kinds. */
    static List<Knob> of(Order order, Script script) {
        Knobs knobs = new Knobs(order, script);
        knobs.load();
        knobs.startUps();
        order.bundle().files().forEach((file, text) -> {
            if (script.scenario().policies().stream()
                    .anyMatch(policy -> policy.file().equals(file))) {
                knobs.found.addAll(PolicyKnobs.of(file, text));
            }
        });
        knobs.found.sort(Comparator.comparing(knob -> knob.face().kind()));
        return List.copyOf(knobs.found);
    }

    /**
     * An order with knobs turned.
     *
     * @param knobs those of the order
     * @param values by id
     */
    static Order turn(Order order, List<Knob> knobs, Map<String, BigDecimal> values) {
        Map<String, Knob> byId = new LinkedHashMap<>();
        knobs.forEach(knob -> byId.put(knob.face().id(), knob));
        List<Complaint> complaints = new ArrayList<>();
        values.forEach((id, value) -> {
            if (!byId.containsKey(id)) {
                complaints.add(new Complaint("", "knobs", "must name a knob of the scenario", id, ""));
            }
        });
        if (!complaints.isEmpty()) throw Order.refusal(complaints);
        Order turned = order;
        // Places in a file hold as long as nothing before them has changed: from the last to the first.
        List<Knob> wanted = new ArrayList<>(knobs.stream()
                .filter(knob -> values.containsKey(knob.face().id()))
                .toList());
        wanted.sort(Comparator.comparingInt(Knobs::place).reversed());
        for (Knob knob : wanted) {
            turned = knob.turn(turned, values.get(knob.face().id()));
        }
        return turned;
    }

    private static int place(Knob knob) {
        return knob instanceof Knob.OfPolicy policy ? policy.start() : Integer.MAX_VALUE;
    }

    /** The highest level of the stages, wherever it stands. */
    private void load() {
        Level peak = null;
        List<String> paths = new ArrayList<>();
        for (LevelPath each : LevelPath.of(order.bundle())) {
            if (peak == null || absolute(each.level()) > absolute(peak)) {
                peak = each.level();
                paths.clear();
            }
            if (each.level().equals(peak)) {
                paths.add(each.path());
            }
        }
        if (peak != null && peak.amount() > 0) {
            boolean factor = peak.unit() == Level.Unit.FACTOR;
            BigDecimal value = number(peak.amount());
            BigDecimal step = factor ? new BigDecimal("0.5") : value.divide(BigDecimal.valueOf(20), 0, RoundingMode.UP);
            BigDecimal least = factor ? BigDecimal.ONE : step;
            String suffix = peak.unit() == Level.Unit.PER_SECOND ? "/s" : "";
            String label = factor ? "x-factor of the load" : "peak of the load";
            String unit = factor ? "x" : peak.unit() == Level.Unit.USERS ? "users" : "/s";
            found.add(new Knob.OfScenario(
                    new Knob.Face(
                            "load",
                            Knob.Kind.LOAD,
                            label,
                            value,
                            least,
                            value.multiply(TWO).max(TWO),
                            step,
                            unit),
                    paths,
                    factor ? "x" : "",
                    suffix));
        }
    }

    private double absolute(Level level) {
        double start = script.scenario().load().start().amount();
        return level.unit() == Level.Unit.FACTOR ? level.amount() * start : level.amount();
    }

    /** Boot times of the services that a policy scales. */
    private void startUps() {
        script.scenario().services().forEach((name, service) -> {
            boolean scaled = script.policies().stream()
                    .anyMatch(policy -> policy.target().equals(name)
                            && policy.declaration().spec().floor().isPresent());
            if (scaled) {
                Duration readiness = service.startUp().readiness().orElse(Duration.ofSeconds(20));
                BigDecimal value = BigDecimal.valueOf(Math.max(1, readiness.toSeconds()));
                found.add(new Knob.OfScenario(
                        new Knob.Face(
                                "start-up:" + name,
                                Knob.Kind.START_UP,
                                "boot time of " + name,
                                value,
                                BigDecimal.ONE,
                                value.multiply(BigDecimal.valueOf(4)).max(BigDecimal.valueOf(120)),
                                BigDecimal.ONE,
                                "s"),
                        List.of("services." + name + ".start-up.readiness"),
                        "",
                        "s"));
            }
        });
    }

    private static BigDecimal number(double value) {
        return new BigDecimal(value).setScale(3, RoundingMode.HALF_UP).stripTrailingZeros();
    }
}
