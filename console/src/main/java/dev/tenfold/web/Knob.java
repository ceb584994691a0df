package dev.tenfold.web;

import dev.tenfold.scenario.Bundle;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A number of a scenario or of one of its policies that can be turned to see what changes. */
sealed interface Knob {
    /** What it does, for people and for grouping. */
    enum Kind {
        /** How much is asked at the peak. */
        LOAD,
        /** How long a replica takes to come to life. */
        START_UP,
        /** What a policy aims at. */
        TARGET,
        /** How long a policy looks back, or waits. */
        WINDOW,
        /** How few or many replicas a policy may have. */
        BOUND
    }

    /**
     * How it looks.
     *
     * @param id unique in its scenario
     * @param kind what it does
     * @param label for people
     * @param value as it stands
     * @param least leftmost
     * @param most rightmost
     * @param step between two values
     * @param unit such as {@code s}; empty for a plain number
     */
    record Face(
            String id,
            Kind kind,
            String label,
            BigDecimal value,
            BigDecimal least,
            BigDecimal most,
            BigDecimal step,
            String unit) {
        JsonObject json() {
            return new JsonObject()
                    .put("id", id)
                    .put("kind", kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'))
                    .put("label", label)
                    .put("value", value)
                    .put("least", least)
                    .put("most", most)
                    .put("step", step)
                    .put("unit", unit);
        }
    }

    /** How it looks. */
    Face face();

    /** The order with this knob at a value. */
    Order turn(Order order, BigDecimal value);

    /** Fields of the scenario that are set alike, by paths; the value stands between a prefix and a suffix. */
    record OfScenario(Face face, List<String> paths, String prefix, String suffix) implements Knob {
        @Override
        public Order turn(Order order, BigDecimal value) {
            Map<String, String> overrides = new TreeMap<>(order.overrides());
            paths.forEach(path -> overrides.put(path, prefix + value.toPlainString() + suffix));
            return new Order(order.bundle(), overrides);
        }
    }

    /**
     * A number in a policy's file.
     *
     * @param file its name
     * @param start where the number begins in the text
     * @param end where it ends
     */
    record OfPolicy(Face face, String file, int start, int end) implements Knob {
        @Override
        public Order turn(Order order, BigDecimal value) {
            Bundle bundle = order.bundle();
            String text = bundle.files().get(file);
            String turned = text.substring(0, start) + value.toPlainString() + text.substring(end);
            return new Order(bundle.with(file, turned), order.overrides());
        }
    }

    /** The window of an autoscaler whose file leaves it open: it is written at the end of the file. */
    record OfOpenWindow(Face face, String file, String indent) implements Knob {
        @Override
        public Order turn(Order order, BigDecimal value) {
            Bundle bundle = order.bundle();
            String text = bundle.files().get(file).stripTrailing() + "\n";
            String behavior = indent + "behavior:\n" + indent + indent + "scaleDown:\n" + indent + indent + indent
                    + "stabilizationWindowSeconds: " + value.toPlainString() + "\n";
            return new Order(bundle.with(file, text + behavior), order.overrides());
        }
    }
}
