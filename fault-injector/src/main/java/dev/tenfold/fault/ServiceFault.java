package dev.tenfold.fault;

import java.util.List;

/** A fault of one service: what its replicas suffer, or that they die. */
public sealed interface ServiceFault extends Fault
        permits AddedLatency,
                Bandwidth,
                CpuSlowdown,
                CpuSpike,
                CpuStolen,
                DependencyDown,
                Errors,
                FlushCache,
                KillReplicas,
                KillTier,
                LatencyFactor,
                MemoryLeak,
                RetryStorm,
                SlowStart {

    /** Name of the service it strikes. */
    String service();

    /**
     * How it makes a service worse than it was; never better.
     *
     * @param before what the service suffered without this fault
     * @param activeSeconds time since it began, seconds; >= 0
     */
    Conditions worsen(Conditions before, double activeSeconds);

    /**
     * How many of the existing replicas die the moment it begins.
     *
     * @param existing replicas, ready or starting
     */
    default int kills(int existing) {
        return 0;
    }

    @Override
    default void begin(Ground ground) {
        ground.suffer(this);
    }

    @Override
    default void end(Ground ground) {
        ground.recover(this);
    }

    @Override
    default List<Mention> mentions() {
        return List.of(new Mention("service", service(), Mention.What.SERVICE));
    }

    @Override
    default String sentence() {
        return title() + " on " + service();
    }

    @Override
    default String subject() {
        return service();
    }
}
