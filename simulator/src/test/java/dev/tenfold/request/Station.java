package dev.tenfold.request;

import dev.tenfold.fault.Conditions;
import dev.tenfold.kernel.RandomStreams;
import dev.tenfold.service.Account;
import dev.tenfold.service.CallTo;
import dev.tenfold.service.Room;
import dev.tenfold.service.StartUp;
import dev.tenfold.service.Traits;
import dev.tenfold.service.Work;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One service in one size under a constant rate, as closed formulas know it. Mean service time is a second, so that
 * times are in services. It gathers response times of what came after a warm-up.
 */
final class Station {
    private static final long SECOND = 1_000_000_000L;
    private static final long STEP = 100 * SECOND;

    private final Requests requests;
    private final RequestService service;
    private final double rate;
    private long nowNanos;

    /**
     * @param work what a request costs; one replica
     * @param rate requests a second
     */
    Station(Work work, double rate, long seed) {
        this(List.of(plan("only", work, List.of())), rate, seed);
    }

    /** The same of several services, of which the first is asked. */
    Station(List<ServicePlan> plans, double rate, long seed) {
        double forEver = Double.POSITIVE_INFINITY;
        LoadPlan load = new LoadPlan(
                false,
                List.of(LoadPlan.Kind.plain(plans.get(0).name())),
                Terms.ofUsers(forEver, false, Optional.empty()));
        requests = new Requests(plans, load, new RandomStreams(seed));
        service = requests.service(plans.get(0).name());
        this.rate = rate;
    }

    static ServicePlan plan(String name, Work work, List<CallTo> calls) {
        double forEver = Double.POSITIVE_INFINITY;
        StartUp startUp = new StartUp(0, 0, 0);
        return new ServicePlan(
                name,
                work,
                1,
                startUp,
                1,
                30,
                forEver,
                Room.UNLIMITED,
                Optional.empty(),
                calls,
                false,
                Optional.empty(),
                forEver,
                Traits.PLAIN,
                ServicePlan.NO_CROWDING);
    }

    /** A service of so many cores whose work takes a second, or as the variability says. */
    static Work cores(int cores, double variability) {
        double unlimited = Double.POSITIVE_INFINITY;
        return new Work(cores, 1, 0, unlimited, unlimited, variability);
    }

    /** Lets so many requests come, about. */
    Station run(double count) {
        Conditions[] fine = new Conditions[requests.services().size()];
        Arrays.fill(fine, Conditions.FINE);
        double end = nowNanos + count / rate * SECOND;
        while (nowNanos < end) {
            requests.step(nowNanos, nowNanos + STEP, rate, rate, new double[] {1}, fine);
            nowNanos += STEP;
        }
        requests.services().forEach(each -> each.checkConservation());
        return this;
    }

    /** Forgets the response times so far. */
    Station warmedUp() {
        service.readings().good().clear();
        return this;
    }

    double mean() {
        return service.readings().good().meanSeconds();
    }

    double quantile(double q) {
        return service.readings().good().quantile(q);
    }

    double meanPresent() {
        return service.readings().meanPresent(nowNanos);
    }

    Account account() {
        return service.account();
    }

    /** Number present over arrival rate times stay: 1 by Little's law. */
    List<Double> little() {
        List<Double> ratios = new ArrayList<>();
        for (var each : requests.services()) {
            Readings readings = ((RequestService) each).readings();
            double arrivalRate = each.account().offered() / (nowNanos / 1e9);
            ratios.add(readings.meanPresent(nowNanos) / (arrivalRate * readings.meanStay()));
        }
        return ratios;
    }
}
