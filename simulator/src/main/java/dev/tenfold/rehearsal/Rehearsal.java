package dev.tenfold.rehearsal;

import dev.tenfold.kernel.Agenda;
import dev.tenfold.kernel.VirtualClock;
import dev.tenfold.scenario.Script;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.DoubleConsumer;

/**
 * One run of a scenario in virtual time. Same scenario and seed, same history: nothing in here reads the wall clock.
 */
public final class Rehearsal {
    private final VirtualClock clock = new VirtualClock();
    private final Agenda agenda = new Agenda(clock);
    private final Script script;
    private final List<Scaler> scalers;
    private final World world;

    Rehearsal(Script script, List<Scaler> scalers) {
        this.script = script;
        this.scalers = scalers;
        world = new World(script, clock, agenda);
        world.book();
        for (Scaler scaler : scalers) {
            scaler.book(agenda, world);
        }
    }

    /** A run under the user's own policies. */
    public static Rehearsal ofPolicies(Script script) {
        return ofPolicies(script, QueryBackend.EMBEDDED);
    }

    /** The same, with somebody else answering the policies' PromQL. */
    public static Rehearsal ofPolicies(Script script, QueryBackend queries) {
        return new Rehearsal(script, List.of(new Controllers(script, queries)));
    }

    /** A run in which nothing scales. */
    public static Rehearsal ofFixedFleet(Script script) {
        return new Rehearsal(script, List.of());
    }

    /** A run in which the demand is known in advance. */
    public static Rehearsal ofOracle(Script script) {
        return new Rehearsal(script, List.of(new Oracle(script)));
    }

    /**
     * All that the oracle's run takes from the policies of a script: the floors that it keeps to, a service each, in
     * the author's order; empty for a service that no policy scales. Scripts that are alike in these, in their scenario
     * and in their load have the same oracle.
     */
    public static List<OptionalInt> floorsOfOracle(Script script) {
        return script.scenario().services().keySet().stream()
                .map(service -> Oracle.floor(script, service))
                .toList();
    }

    /** Whether services or nodes have asked for chance so far; if not, the world is the same under every seed. */
    public boolean worldAskedChance() {
        return world.chance().asked();
    }

    /**
     * A run without policies and faults, in which services have so many replicas before the load comes, which is
     * steady.
     *
     * @param replicas how many, by service
     * @param factor the load beside the scenario's peak
     * @param quiet how long nobody asks
     * @param length of all of it
     */
    public static Rehearsal pinned(
            Script script, Map<String, Integer> replicas, double factor, Duration quiet, Duration length) {
        return new Rehearsal(script.steady(factor, quiet, length), List.of(new Pin(replicas)));
    }

    /**
     * Lets time pass until the scenario ends.
     *
     * @param progress told now and then which share of the virtual time has passed, 0..1; what it throws ends the run
     */
    public History run(DoubleConsumer progress) {
        long end = script.length().toNanos();
        world.history().tellProgress(progress, end);
        try {
            advanceTo(end);
        } catch (RuntimeException | Error broken) {
            scalers.forEach(Scaler::close);
            throw broken;
        }
        return finish();
    }

    /** Lets time pass up to an instant, that of the end at most. */
    void advanceTo(long nanos) {
        long limit = Math.min(nanos, script.length().toNanos());
        while (agenda.hasWorkBy(limit)) {
            agenda.runNext(); // the only place where time passes
        }
    }

    /** No more time passes. */
    History finish() {
        world.history().close();
        scalers.forEach(Scaler::close);
        return world.history();
    }

    World world() {
        return world;
    }

    Agenda agenda() {
        return agenda;
    }
}
