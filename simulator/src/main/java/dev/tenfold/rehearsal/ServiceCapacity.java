package dev.tenfold.rehearsal;

import dev.tenfold.policy.Move;
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

    /** An instance of a warm pool has been booted before: it goes into service as soon as it is attached. */
    @Override
    public void scaleTo(int asked, int quick) {
        int wanted = permit.ask(wanted(), asked, "");
        World world = platform.world();
        if (wanted < wanted()) {
            drainedNanos = platform.nowNanos() + graceNanos;
        }
        if (quick > 0) {
            StartUp cold = platform.script()
                    .scenario()
                    .services()
                    .get(service.name())
                    .startUp()
                    .startUp();
            StartUp warm = new StartUp(cold.provisioningNanos(), 0, cold.cores());
            world.scaleTo(service, Math.min(wanted, wanted() + quick), warm);
        }
        if (wanted != wanted()) {
            world.scaleTo(service, wanted);
        }
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
