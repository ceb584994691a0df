package dev.tenfold.web;

import dev.tenfold.inject.gate.Problem;
import dev.tenfold.inject.gate.Refusal;
import dev.tenfold.report.ReportJson;
import dev.tenfold.scenario.Script;
import dev.tenfold.verdict.Report;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;

/** What would be, if some numbers were others: rehearsed at once, and kept nowhere. */
final class WhatIf {
    private static final int KNOBS_KEPT = 16;
    /** Who has not turned a knob for so long does not turn it. */
    private static final long QUIET_NANOS = 1_000_000_000L;

    private final Rehearser rehearser;
    private final RunLimits limits;
    private final Yardsticks yardsticks;
    private volatile long askedNanos = System.nanoTime() - QUIET_NANOS;
    private final Recent<Order, List<Knob>> knobs = new Recent<>(KNOBS_KEPT);

    /** @param yardsticks the bounds, which many what-ifs share */
    WhatIf(Rehearser rehearser, RunLimits limits, Yardsticks yardsticks) {
        this.rehearser = rehearser;
        this.limits = limits;
        this.yardsticks = yardsticks;
    }

    /**
     * What a scenario says, and what can be turned in it.
     *
     * @throws Refusal of all that is wrong with it
     */
    JsonObject check(Order order) {
        Script script = rehearser.read(order);
        JsonArray knobs = new JsonArray();
        Knobs.of(order, script).forEach(knob -> knobs.add(knob.face().json()));
        JsonArray policies = new JsonArray();
        script.policies()
                .forEach(policy -> policies.add(new JsonObject()
                        .put("file", policy.file())
                        .put("name", policy.name())
                        .put("kind", policy.kind())
                        .put("target", policy.target())
                        .put("understood", policy.declaration().understood())
                        .put("warnings", new JsonArray(policy.warnings()))));
        return new JsonObject()
                .put("title", script.scenario().title())
                .put("why", script.scenario().why())
                .put("lengthSeconds", script.length().toSeconds())
                .put(
                        "services",
                        new JsonArray(List.copyOf(script.scenario().services().keySet())))
                .put("policies", policies)
                .put("knobs", knobs);
    }

    /** Whether somebody asks, or has just asked. */
    boolean isBusy() {
        return System.nanoTime() - askedNanos < QUIET_NANOS;
    }

    /**
     * Does the work of an answer that nobody asked for.
     *
     * @param turn counted down; each time another knob stands elsewhere
     */
    boolean rehearseUnasked(Order order, int turn) {
        List<Knob> turnable = knobsOf(order);
        Order turned = order;
        if (!turnable.isEmpty()) {
            Knob.Face face = turnable.get(turn % turnable.size()).face();
            Map<String, BigDecimal> values =
                    Map.of(face.id(), turn / turnable.size() % 2 == 0 ? face.value() : face.most());
            turned = Knobs.turn(order, turnable, values);
        }
        return !ReportJson.spell(rehearse(turned, false, () -> false)).isEmpty();
    }

    /**
     * The report of an order with some knobs turned, and what was changed for it.
     *
     * @param values by a knob's id
     * @param full whether all is told that a run tells, which takes longer
     * @param outdated whether nobody waits for the answer any more
     * @return {@code {changes, report}}
     * @throws Refusal of all that is wrong with it, or because it is outdated
     */
    Buffer answer(Order order, Map<String, BigDecimal> values, boolean full, BooleanSupplier outdated) {
        askedNanos = System.nanoTime();
        Order turned = order;
        if (!values.isEmpty()) {
            turned = Knobs.turn(order, knobsOf(order), values);
        }
        Report report = rehearse(turned, full, outdated);
        Map<String, String> files = new TreeMap<>(turned.bundle().files());
        files.entrySet().removeAll(order.bundle().files().entrySet());
        JsonObject changes = new JsonObject()
                .put("overrides", Order.texts(turned.overrides()))
                .put("files", Order.texts(files));
        return Buffer.buffer("{\"changes\":" + changes.encode() + ",\"report\":" + ReportJson.spell(report) + "}");
    }

    private List<Knob> knobsOf(Order order) {
        return knobs.get(order, () -> Knobs.of(order, rehearser.read(order)));
    }

    private Report rehearse(Order order, boolean full, BooleanSupplier outdated) {
        long deadline = System.nanoTime() + limits.whatIfPatience().toNanos();
        DoubleConsumer progress = share -> {
            if (outdated.getAsBoolean() || System.nanoTime() > deadline) throw new CancellationException();
        };
        try {
            progress.accept(0);
            Script script = rehearser.read(order);
            return full
                    ? rehearser.rehearse(order, script, progress)
                    : rehearser.rehearse(order, script, yardsticks, progress);
        } catch (CancellationException ended) {
            if (outdated.getAsBoolean()) {
                String by = "This client has asked what else would be since.";
                throw new Refusal(new Problem(409, "outdated", "A newer question took its place", by, List.of()));
            }
            String most = "A what-if takes at most " + limits.whatIfPatience().toSeconds() + " s; start a run instead.";
            throw new Refusal(new Problem(422, "too-long", "The rehearsal takes too long", most, List.of()));
        }
    }
}
