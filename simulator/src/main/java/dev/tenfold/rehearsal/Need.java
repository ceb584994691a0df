package dev.tenfold.rehearsal;

import dev.tenfold.scenario.Script;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.LongToDoubleFunction;

/**
 * The fewest replicas of a service that keep it below four fifths of its walls, and no fewer than its policies leave:
 * what the oracle works from, without the start-up time. It knows the load and not the faults.
 */
public final class Need {
    private final int[] replicas;
    private final LongToDoubleFunction demand;

    private Need(int[] replicas, LongToDoubleFunction demand) {
        this.replicas = replicas;
        this.demand = demand;
    }

    /** The need of every service that policies scale, in the author's order. */
    public static Map<String, Need> of(Script script) {
        Foresight foresight = new Foresight(script);
        Map<String, Need> needs = new LinkedHashMap<>();
        for (String service : script.scenario().services().keySet()) {
            OptionalInt floor = Oracle.floor(script, service);
            if (floor.isPresent()) {
                int[] replicas = Oracle.need(script, foresight, service, floor.getAsInt());
                needs.put(service, new Need(replicas, nanos -> foresight.demand(service, nanos)));
            }
        }
        return needs;
    }

    /** Replicas needed just before a moment, seconds since start. */
    public int before(double seconds) {
        int step = (int) Math.ceil(seconds * 1e9 / Oracle.STEP_NANOS - 1e-9) - 1;
        return replicas[Math.max(0, Math.min(replicas.length - 1, step))];
    }

    /** Requests per second on the service at a moment, seconds since start, if all goes well. */
    public double demand(double seconds) {
        return demand.applyAsDouble(Math.round(seconds * 1e9));
    }

    /** The most that are ever needed. */
    public int most() {
        int most = 0;
        for (int each : replicas) {
            most = Math.max(most, each);
        }
        return most;
    }
}
