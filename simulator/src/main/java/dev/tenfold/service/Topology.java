package dev.tenfold.service;

import dev.tenfold.fault.Conditions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The services of a rehearsal and who calls whom. Callers are worked before those they call. */
public final class Topology {
    private final List<Service> services;
    private final Map<String, Service> byName = new LinkedHashMap<>();
    private final double[] arriving;
    private final int[][] callees;
    private final double[][] times;

    /**
     * @param services callers before those they call
     * @param calls who calls whom, by the caller's name
     */
    public Topology(List<Service> services, Map<String, List<CallTo>> calls) {
        this.services = List.copyOf(services);
        for (Service service : services) {
            byName.put(service.name(), service);
        }
        arriving = new double[services.size()];
        callees = new int[services.size()][];
        times = new double[services.size()][];
        for (int i = 0; i < services.size(); i++) {
            connect(i, calls.getOrDefault(services.get(i).name(), List.of()));
        }
    }

    /**
     * One kind of call.
     *
     * @param callee name of the service that is called
     * @param times calls a request, mean; > 0
     * @param timeoutSeconds when the caller gives up, seconds; infinite if never
     */
    public record CallTo(String callee, double times, double timeoutSeconds) {}

    /** Callers before those they call. */
    public List<Service> services() {
        return services;
    }

    /** The service of a name that is known to exist. */
    public Service service(String name) {
        Service service = byName.get(name);
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
     * @param entry where requests come in
     * @param requests how many come in this step
     * @param conditions what each service suffers, in the order of {@link #services()}
     */
    public void step(long nowNanos, double seconds, Service entry, double requests, Conditions[] conditions) {
        for (int i = 0; i < arriving.length; i++) {
            arriving[i] = services.get(i) == entry ? requests : 0;
        }
        for (int i = 0; i < arriving.length; i++) {
            Service service = services.get(i);
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
            Service callee = service(targets.get(j).callee());
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
