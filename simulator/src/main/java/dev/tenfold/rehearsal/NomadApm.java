package dev.tenfold.rehearsal;

import dev.tenfold.policy.nomad.NomadQuery;
import dev.tenfold.policy.nomad.NomadQuery.Operation;
import dev.tenfold.scenario.ServiceSpec;
import dev.tenfold.service.NodePool;
import dev.tenfold.service.Service;
import java.util.function.LongToDoubleFunction;

/**
 * What Nomad itself knows of a task group or of a class of clients, which is what they use at the moment; the CPU since
 * the last question stands for it.
 */
final class NomadApm {
    private static final double PERCENT = 100;

    private NomadApm() {}

    /** Answers a query, given the time; NaN where Nomad has no such metric. */
    static LongToDoubleFunction answers(Platform platform, NomadQuery query, String target) {
        boolean ofClients = query.operation() == Operation.PERCENTAGE_ALLOCATED;
        return platform.pool(target)
                .map(pool -> ofClients ? clients(pool, query) : nothing())
                .orElseGet(() -> ofClients ? nothing() : group(platform, platform.service(target), query));
    }

    private static LongToDoubleFunction nothing() {
        return now -> Double.NaN;
    }

    private static LongToDoubleFunction clients(NodePool pool, NomadQuery query) {
        return query.metric() == NomadQuery.Metric.CPU
                ? now -> PERCENT * pool.requestedRatio()
                : now -> PERCENT * pool.requestedMemoryRatio();
    }

    private static LongToDoubleFunction group(Platform platform, Service service, NomadQuery query) {
        ServiceSpec spec = platform.script().scenario().services().get(service.name());
        CpuMeter meter = new ReplicaCpu(service);
        double allocated = spec.requests().memory().bytes();
        double ofAllocatedCores = service.work().cores() * 1000 / spec.requestedMilli();
        return switch (query.metric()) {
            case CPU -> now -> PERCENT * service.work().cores() * whole(query.operation(), meter.read(now, now));
            case CPU_ALLOCATED -> now -> PERCENT * ofAllocatedCores * whole(query.operation(), meter.read(now, now));
            case MEMORY -> now -> memory(query.operation(), service, spec);
            case MEMORY_ALLOCATED -> now -> PERCENT * memory(query.operation(), service, spec) / allocated;
        };
    }

    private static double whole(Operation operation, CpuSpread spread) {
        return switch (operation) {
            case MIN -> spread.least();
            case MAX -> spread.most();
            case SUM -> spread.mean() * spread.instances();
            case AVG, PERCENTAGE_ALLOCATED -> spread.mean();
        };
    }

    /** Memory of the allocations, bytes: what waits in a service is spread evenly over those that are ready. */
    private static double memory(Operation operation, Service service, ServiceSpec spec) {
        int ready = service.fleet().ready();
        int running = service.fleet().existing() - service.fleet().pending();
        if (running == 0) {
            return Double.NaN;
        }
        double idle = spec.memory().idle().bytes();
        double all = service.held() * spec.memory().perRequest().bytes()
                + service.fleet().leakedBytes() * ready;
        double busy = idle + (ready == 0 ? 0 : all / ready);
        return switch (operation) {
            case MIN -> running > ready ? idle : busy;
            case MAX -> busy;
            case SUM -> idle * running + all;
            case AVG, PERCENTAGE_ALLOCATED -> idle + all / running;
        };
    }
}
