package dev.tenfold.rehearsal;

import dev.tenfold.policy.rules.ServiceReadings;
import dev.tenfold.scenario.Script;
import dev.tenfold.service.Account;
import dev.tenfold.service.Service;
import java.util.OptionalInt;

/** One service as own rules see it: flows as of the last look, counts as of now. */
final class ServiceView implements ServiceReadings {
    private final Service service;
    private final OptionalInt minimum;
    private final OptionalInt maximum;
    private final double gibibytes;
    private long lookedNanos;
    private double offered;
    private double servedBefore;
    private double lostBefore;
    private double cpuSeconds;
    private double demand = Double.NaN;
    private double served = Double.NaN;
    private double errors = Double.NaN;
    private double cpu = Double.NaN;
    private double lag = Double.NaN;

    ServiceView(Script script, Service service) {
        this.service = service;
        minimum = script.scaling(service.name())
                .flatMapToInt(spec -> spec.floor().stream())
                .max();
        maximum = script.scaling(service.name())
                .flatMapToInt(spec -> spec.ceiling().stream())
                .max();
        gibibytes = script.scenario()
                        .services()
                        .get(service.name())
                        .requests()
                        .memory()
                        .bytes()
                / (double) (1L << 30);
    }

    /** Takes readings over the time since the last look. */
    void look(long nowNanos) {
        Account account = service.account();
        double seconds = (nowNanos - lookedNanos) / 1e9;
        double lost = account.failed() + account.refused();
        if (seconds > 0) {
            demand = (account.offered() - offered) / seconds;
            served = (account.served() - servedBefore) / seconds;
            errors = (lost - lostBefore) / seconds;
            double coreSeconds = service.fleet().ready() * service.work().cores() * seconds;
            cpu = coreSeconds > 0 ? (service.cpuSecondsUsed() - cpuSeconds) / coreSeconds : Double.NaN;
        }
        lag = service.backlog()
                .map(backlog -> backlog.oldestAgeSeconds(nowNanos))
                .orElse(Double.NaN);
        offered = account.offered();
        servedBefore = account.served();
        lostBefore = lost;
        cpuSeconds = service.cpuSecondsUsed();
        lookedNanos = nowNanos;
    }

    @Override
    public String name() {
        return service.name();
    }

    @Override
    public int desired() {
        return service.fleet().wanted();
    }

    @Override
    public int ready() {
        return service.fleet().ready();
    }

    @Override
    public int replicas() {
        return service.fleet().existing();
    }

    @Override
    public OptionalInt minReplicas() {
        return minimum;
    }

    @Override
    public OptionalInt maxReplicas() {
        return maximum;
    }

    @Override
    public double cpu() {
        return cpu;
    }

    @Override
    public double demand() {
        return demand;
    }

    @Override
    public double served() {
        return served;
    }

    @Override
    public double errors() {
        return errors;
    }

    @Override
    public double p50() {
        return millis(0.5);
    }

    @Override
    public double p95() {
        return millis(0.95);
    }

    @Override
    public double p99() {
        return millis(0.99);
    }

    @Override
    public double waiting() {
        return service.waiting();
    }

    @Override
    public double lag() {
        return lag;
    }

    @Override
    public double cores() {
        return service.work().cores();
    }

    @Override
    public double memory() {
        return gibibytes;
    }

    /** Where nobody answers, there is no response time. */
    private double millis(double quantile) {
        return service.fleet().ready() == 0 ? Double.NaN : service.quantileSeconds(quantile) * 1000;
    }
}
