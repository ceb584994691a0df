package dev.tenfold.rehearsal;

import dev.tenfold.load.Mix.Kind;
import dev.tenfold.scenario.LoadSpec;
import dev.tenfold.service.Work;
import java.util.List;

/** What the mix of the requests that come in at a service makes of its work. */
final class Blend {
    private final Work plain;
    private final double[] cpuFactors;
    private final boolean[] here;

    /**
     * @param service where they come in
     * @param plain its work, where all requests are alike
     * @param kinds all kinds of requests of the load
     */
    Blend(String service, Work plain, List<Kind> kinds) {
        this.plain = plain;
        cpuFactors = kinds.stream().mapToDouble(Kind::cpuFactor).toArray();
        here = new boolean[cpuFactors.length];
        for (int i = 0; i < here.length; i++) {
            here[i] = kinds.get(i).service().equals(service);
        }
    }

    /** The work of a service as the scenario's mix makes it where no surge is; its own where no requests come in. */
    static Work atRest(String service, Work plain, LoadSpec load) {
        List<Kind> kinds = load.kinds();
        return new Blend(service, plain, kinds)
                .work(kinds.stream().mapToDouble(Kind::weight).toArray());
    }

    /** How much of the load comes in here. */
    double amount(double[] amounts) {
        double sum = 0;
        for (int i = 0; i < here.length; i++) {
            sum += here[i] ? amounts[i] : 0;
        }
        return sum;
    }

    /**
     * The work: the mix changes the mean of the CPU time and adds to its spread.
     *
     * @param amounts how often each kind comes, in any unit
     */
    Work work(double[] amounts) {
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < here.length; i++) {
            if (here[i]) {
                sum += amounts[i] * cpuFactors[i];
                squares += amounts[i] * cpuFactors[i] * cpuFactors[i];
            }
        }
        if (sum == 0) {
            return plain;
        }
        double weights = amount(amounts);
        double mean = sum / weights;
        double variability = (1 + plain.variability()) * (squares / weights / (mean * mean)) - 1;
        return new Work(
                plain.cores(),
                plain.cpuSeconds() * mean,
                plain.latencySeconds(),
                plain.slots(),
                plain.queue(),
                Math.max(0, variability));
    }
}
