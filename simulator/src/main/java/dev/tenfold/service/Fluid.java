package dev.tenfold.service;

import dev.tenfold.fault.Conditions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Services whose requests are a fluid, fractions allowed: cost does not grow with their number. Callers are worked
 * before those they call.
 */
public final class Fluid implements Topology {
    private final FluidService[] services;
    private final List<Service> seen;
    private final Map<String, FluidService> byName = new LinkedHashMap<>();
    private final double[] arriving;
    private final int[][] callees;
    private final Call[][] calls;
    /** Whether any service sheds, so that priorities matter. */
    private final boolean ranked;

    private final double[][] ranks;
    /** Whether other services call it, rather than users. */
    private final boolean[] called;
    /** Whether all calls are made and waited for, and no more. */
    private boolean plain = true;

    private final Repose repose;

    /**
     * Services that nobody storms and nobody writes about.
     *
     * @param services callers before those they call
     * @param calls who calls whom, by the caller's name
     */
    public Fluid(List<FluidService> services, Map<String, List<CallTo>> calls) {
        this(services, calls, Map.of(), Witness.NOBODY);
    }

    /**
     * @param services callers before those they call
     * @param calls who calls whom, by the caller's name
     * @param storms most retries at once that may come upon a service, by its name; none where it is missing
     * @param witness told of what happens between services
     */
    public Fluid(
            List<FluidService> services,
            Map<String, List<CallTo>> calls,
            Map<String, Integer> storms,
            Witness witness) {
        this.services = services.toArray(FluidService[]::new);
        seen = List.copyOf(services);
        for (FluidService service : services) {
            byName.put(service.name(), service);
        }
        arriving = new double[services.size()];
        callees = new int[services.size()][];
        this.calls = new Call[services.size()][];
        called = new boolean[services.size()];
        ranked = services.stream().anyMatch(service -> service.door().guards());
        ranks = new double[services.size()][Priority.values().length];
        for (int i = 0; i < services.size(); i++) {
            connect(i, calls.getOrDefault(services.get(i).name(), List.of()), storms, witness);
        }
        repose = new Repose(this.services);
    }

    @Override
    public List<Service> services() {
        return seen;
    }

    @Override
    public FluidService service(String name) {
        FluidService service = byName.get(name);
        if (service == null) {
            throw new IllegalStateException("no service is called " + name);
        }
        return service;
    }

    /**
     * All services work for one step.
     *
     * @param nowNanos end of the step
     * @param seconds length of the step
     * @param incoming requests that come from outside in this step, in the order of {@link #services()}
     * @param conditions what each service suffers, in the order of {@link #services()}
     */
    public void step(long nowNanos, double seconds, double[] incoming, Conditions[] conditions) {
        System.arraycopy(incoming, 0, arriving, 0, arriving.length);
        for (int i = 0; i < arriving.length; i++) {
            FluidService service = services[i];
            if (ranked && called[i]) {
                service.door().coming(ranks[i]);
                Arrays.fill(ranks[i], 0);
            }
            service.step(nowNanos, seconds, arriving[i], conditions[i]);
            for (int j = 0; j < callees[i].length; j++) {
                double made = calls[i][j].make(nowNanos, seconds, service.started());
                arriving[callees[i][j]] += made;
                if (ranked) {
                    pass(service.door().let(), made, ranks[callees[i][j]]);
                }
            }
        }
        if (plain) {
            repose.look(arriving, seconds);
        }
    }

    /**
     * How fast anything changed in the last step: the largest change as a share and per second; infinite where steps
     * have to be short for another reason.
     */
    public double drift() {
        return plain ? repose.drift() : Double.POSITIVE_INFINITY;
    }

    /** Calls in the longest chain of them. */
    public int depth() {
        int[] above = new int[callees.length];
        int depth = 0;
        for (int i = 0; i < callees.length; i++) {
            for (int callee : callees[i]) {
                above[callee] = Math.max(above[callee], above[i] + 1);
                depth = Math.max(depth, above[callee]);
            }
        }
        return depth;
    }

    /** Whoever asks a service tries every failure again at once, so many times; 0 if their own policies count again. */
    public void storm(Service upon, int retries) {
        callsTo(upon).forEach(call -> call.storm(retries));
        service(upon.name()).endings().storm(retries);
    }

    /** The caches before a service are empty. */
    public void flush(Service before) {
        callsTo(before).forEach(Call::flush);
    }

    private List<Call> callsTo(Service callee) {
        List<Call> found = new ArrayList<>();
        for (int i = 0; i < callees.length; i++) {
            for (int j = 0; j < callees[i].length; j++) {
                if (services[callees[i][j]] == callee) {
                    found.add(calls[i][j]);
                }
            }
        }
        return found;
    }

    private static void pass(double[] shares, double requests, double[] onto) {
        for (int k = 0; k < shares.length; k++) {
            onto[k] += shares[k] * requests;
        }
    }

    private void connect(int caller, List<CallTo> targets, Map<String, Integer> storms, Witness witness) {
        Call[] made = new Call[targets.size()];
        callees[caller] = new int[targets.size()];
        for (int j = 0; j < targets.size(); j++) {
            CallTo to = targets.get(j);
            FluidService callee = service(to.callee());
            int index = seen.indexOf(callee);
            if (index <= caller) {
                throw new IllegalStateException(callee.name() + " must stand behind its caller");
            }
            callees[caller][j] = index;
            called[index] = true;
            int storm = storms.getOrDefault(to.callee(), 0);
            plain &= to.isPlain() && storm == 0;
            made[j] = to.isPlain() && storm == 0
                    ? new PlainCall(callee, to.times(), to.timeoutSeconds())
                    : new ManagedCall(to, services[caller], callee, storm, witness);
        }
        calls[caller] = made;
        services[caller].callFrom(made);
    }
}
