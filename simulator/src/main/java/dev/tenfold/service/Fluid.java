package dev.tenfold.service;

import dev.tenfold.fault.Conditions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Services whose requests are a fluid, fractions allowed: cost does not grow with their number. Callers are worked
 * before those they call.
 */
public final class Fluid implements Topology {
    private final List<FluidService> services;
    private final List<Service> seen;
    private final Map<String, FluidService> byName = new LinkedHashMap<>();
    private final double[] arriving;
    private final int[][] callees;
    private final double[][] times;

    /**
     * @param services callers before those they call
     * @param calls who calls whom, by the caller's name
     */
    public Fluid(List<FluidService> services, Map<String, List<CallTo>> calls) {
        this.services = List.copyOf(services);
        seen = List.copyOf(services);
        for (FluidService service : services) {
            byName.put(service.name(), service);
        }
        arriving = new double[services.size()];
        callees = new int[services.size()][];
        times = new double[services.size()][];
        for (int i = 0; i < services.size(); i++) {
            connect(i, calls.getOrDefault(services.get(i).name(), List.of()));
        }
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
            FluidService service = services.get(i);
            service.step(nowNanos, seconds, arriving[i], conditions[i]);
            for (int j = 0; j < callees[i].length; j++) {
                arriving[callees[i][j]] += service.started() * times[i][j];
            }
        }
    }

    private void connect(int caller, List<CallTo> targets) {
        List<Call> calls = new ArrayList<>();
        callees[caller] = new int[targets.size()];
        times[caller] = new double[targets.size()];
        for (int j = 0; j < targets.size(); j++) {
            FluidService callee = service(targets.get(j).callee());
            int index = services.indexOf(callee);
            if (index <= caller) {
                throw new IllegalStateException(callee.name() + " must stand behind its caller");
            }
            callees[caller][j] = index;
            times[caller][j] = targets.get(j).times();
            calls.add(new Call(callee, targets.get(j).times(), targets.get(j).timeoutSeconds()));
        }
        services.get(caller).callFrom(calls);
    }
}
