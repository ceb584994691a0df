package dev.tenfold.policy.gcp;

import java.util.Objects;
import java.util.Optional;

/** What an autoscaler goes by. */
public sealed interface Signal {

    /** What a person calls it, such as {@code CPU utilization}. */
    String label();

    /** What one VM is to have of it: a fraction, or the metric's unit. */
    double target();

    /**
     * The size that the signal calls for.
     *
     * @param vms whose data counts
     * @param value as measured: averaged over the VMs, or of the whole group
     */
    default int size(int vms, double value) {
        return Recommendation.ofAverage(vms, value, target());
    }

    /**
     * {@code cpuUtilization}.
     *
     * @param target {@code utilizationTarget}, a fraction; 0.6 by default
     * @param predictive {@code predictiveMethod} is {@code OPTIMIZE_AVAILABILITY}
     */
    record Cpu(double target, boolean predictive) implements Signal {
        public Cpu {
            requirePositive(target);
        }

        @Override
        public String label() {
            return "CPU utilization";
        }
    }

    /**
     * {@code loadBalancingUtilization}.
     *
     * @param target {@code utilizationTarget}, a fraction of the serving capacity; 0.8 by default
     */
    record LoadBalancing(double target) implements Signal {
        public LoadBalancing {
            requirePositive(target);
        }

        @Override
        public String label() {
            return "load balancing utilization";
        }
    }

    /**
     * {@code customMetricUtilizations} with {@code utilizationTarget}: a metric of each VM.
     *
     * @param metric such as {@code custom.googleapis.com/queue}
     * @param filter {@code filter}, if written
     * @param type what the target is compared with
     * @param target {@code utilizationTarget}, in the metric's unit
     */
    record PerVm(String metric, Optional<String> filter, TargetType type, double target) implements Signal {
        public PerVm {
            Objects.requireNonNull(metric, "metric");
            Objects.requireNonNull(filter, "filter");
            Objects.requireNonNull(type, "type");
            requirePositive(target);
        }

        @Override
        public String label() {
            return metric;
        }
    }

    /**
     * {@code customMetricUtilizations} with {@code singleInstanceAssignment}: a metric of the whole group.
     *
     * @param metric such as {@code pubsub.googleapis.com/subscription/num_undelivered_messages}
     * @param filter {@code filter}, if written
     * @param target {@code singleInstanceAssignment}: how much of it one VM handles
     */
    record PerGroup(String metric, Optional<String> filter, double target) implements Signal {
        public PerGroup {
            Objects.requireNonNull(metric, "metric");
            Objects.requireNonNull(filter, "filter");
            requirePositive(target);
        }

        @Override
        public String label() {
            return metric;
        }

        @Override
        public int size(int vms, double value) {
            return Recommendation.ofTotal(value, target);
        }
    }

    /** {@code utilizationTargetType}: how the values of a metric become the number that is compared. */
    enum TargetType {
        GAUGE,
        DELTA_PER_SECOND,
        DELTA_PER_MINUTE
    }

    private static void requirePositive(double target) {
        if (!(target > 0)) {
            throw new IllegalArgumentException("a target must be > 0");
        }
    }
}
