package dev.tenfold.rehearsal;

import dev.tenfold.policy.Move;
import dev.tenfold.policy.aws.WarmPoolSpec;
import dev.tenfold.service.Cohort;
import dev.tenfold.service.Service;
import dev.tenfold.service.StartUp;
import java.util.OptionalLong;

/** A service whose replicas are instances of a cloud, or its tasks. */
final class ServiceCapacity implements Capacity {
    private final Platform platform;
    private final Permit permit;
    private final Service service;
    private final long graceNanos;
    private long drainedNanos = Breach.NEVER;

    ServiceCapacity(Platform platform, Service service, Permit permit) {
        this.platform = platform;
        this.permit = permit;
        this.service = service;
        graceNanos = platform.script()
                .scenario()
                .services()
                .get(service.name())
                .terminationGrace()
                .toNanos();
    }

    @Override
    public String name() {
        return service.name();
    }

    @Override
    public int wanted() {
        return service.fleet().wanted();
    }

    @Override
    public int inService() {
        return service.fleet().ready();
    }

    @Override
    public int inServiceSince(long nanos) {
        int count = 0;
        for (Cohort cohort : service.fleet().cohorts()) {
            count += cohort.ready() && cohort.readyNanos() <= nanos ? cohort.count() : 0;
        }
        return count;
    }

    @Override
    public OptionalLong settledAtNanos() {
        if (service.fleet().starting() > 0 || platform.nowNanos() < drainedNanos) {
            return OptionalLong.empty();
        }
        long last = Math.max(-1, drainedNanos);
        for (Cohort cohort : service.fleet().cohorts()) {
            last = Math.max(last, cohort.readyNanos());
        }
        return OptionalLong.of(last);
    }

    @Override
    public double cpuRatio() {
        int ready = service.fleet().ready();
        return ready == 0
                ? Double.NaN
                : service.coresInUse() / (ready * service.work().cores());
    }

    @Override
    public int runningSince(long nanos) {
        int count = 0;
        for (Cohort cohort : service.fleet().cohorts()) {
            count += cohort.runningNanos() <= nanos ? cohort.count() : 0;
        }
        return count;
    }

    @Override
    public CpuMeter newCpuMeter() {
        return new ReplicaCpu(service);
    }

    @Override
    public double load() {
        return service.load();
    }

    @Override
    public void scaleTo(int asked) {
        set(permit.ask(wanted(), asked, ""));
    }

    private void set(int wanted) {
        if (wanted < wanted()) {
            drainedNanos = platform.nowNanos() + graceNanos;
        }
        platform.world().scaleTo(service, wanted);
    }

    @Override
    public void scaleTo(int asked, int quick, WarmPoolSpec.State waiting) {
        int wanted = permit.ask(wanted(), asked, "");
        if (quick > 0) {
            StartUp cold = platform.script()
                    .scenario()
                    .services()
                    .get(service.name())
                    .startUp()
                    .startUp();
            platform.world().scaleTo(service, Math.min(wanted, wanted() + quick), warm(cold, waiting));
        }
        if (wanted != wanted()) {
            set(wanted);
        }
    }

    /**
     * How an instance starts that waited in a warm pool. One that runs goes into service at once. One that hibernates
     * has its memory back with its processes in it, after it was started; one that was stopped starts its processes
     * anew. Starting takes a tenth of what launching takes: AWS states no times, and only that it is much faster.
     *
     * @see <a href="https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-warm-pools.html">Warm pools
     *     for applications with long boot times</a>
     */
    private static StartUp warm(StartUp cold, WarmPoolSpec.State waiting) {
        long start = cold.provisioningNanos() / 10;
        return switch (waiting) {
            case RUNNING -> new StartUp(0, 0, 0);
            case HIBERNATED -> new StartUp(start, 0, cold.cores());
            case STOPPED -> new StartUp(start, cold.readinessNanos(), cold.cores());
        };
    }

    @Override
    public void atMaximum() {
        platform.world().history().watches().tell(service, Watch::atMaximum);
    }

    @Override
    public void tell(Move move) {
        permit.told(move).ifPresent(real -> platform.moved(service, real));
    }

    @Override
    public void follow(Strain strain) {
        platform.follow(service, strain);
    }
}
