package dev.tenfold.policy.azure;

import java.util.List;
import java.util.Objects;

/**
 * The check that a scale-in would not be undone by a scale-out at once. Scale-out is never checked.
 *
 * @param scaleOut what would scale out again
 * @see <a href="https://learn.microsoft.com/azure/azure-monitor/autoscale/autoscale-flapping">Flapping in autoscale</a>
 */
public record Flapping(List<ScaleOut> scaleOut) {

    /**
     * A condition that scales out.
     *
     * @param totalLoad of the metric over all instances, so that a number of instances gives an estimate per instance
     * @param operation how that is compared with the threshold
     * @param threshold per instance
     */
    public record ScaleOut(double totalLoad, ComparisonOperation operation, double threshold) {
        public ScaleOut {
            Objects.requireNonNull(operation, "operation");
        }

        private boolean isTriggeredAt(int instances) {
            return operation.triggers(totalLoad / instances, threshold);
        }
    }

    public Flapping {
        scaleOut = List.copyOf(scaleOut);
    }

    /**
     * How far a scale-in may go: to the number that is wanted, or else to the next one above it that would not scale
     * out again; the present number if there is none.
     */
    public int lowest(int instances, int wanted) {
        for (int candidate = Math.max(wanted, 0); candidate < instances; candidate++) {
            int estimated = candidate;
            if (scaleOut.stream().noneMatch(condition -> condition.isTriggeredAt(estimated))) {
                return candidate;
            }
        }
        return instances;
    }
}
