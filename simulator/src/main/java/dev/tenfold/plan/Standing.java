package dev.tenfold.plan;

import java.util.Comparator;
import java.util.List;

/**
 * How a system stands under a load that stays.
 *
 * @param level of the load, in the scenario's unit: users or requests per second
 * @param tps requests that users made, per second
 * @param p95Seconds 95th percentile of what they waited, seconds; endless if nobody was answered
 * @param errorRatio share of requests lost, 0..1
 * @param tiers its services, in the scenario's order
 */
public record Standing(double level, double tps, double p95Seconds, double errorRatio, List<Tier> tiers) {

    /**
     * One service.
     *
     * @param service its name
     * @param replicas ready, on average
     * @param demand requests per second that came
     * @param cpuRatio CPU used over the cores there are, 0..1
     * @param requestRatio CPU used over what replicas request, as an autoscaler counts
     * @param slotRatio slots in use over slots; NaN where they are not limited
     */
    public record Tier(
            String service, double replicas, double demand, double cpuRatio, double requestRatio, double slotRatio) {
        /** The fuller of its walls, 0..1. */
        public double fullness() {
            return Double.isNaN(slotRatio) ? cpuRatio : Math.max(cpuRatio, slotRatio);
        }

        /** Which wall that is. */
        public String wall() {
            return fullness() == cpuRatio ? "CPU" : "slots";
        }
    }

    /** One of its services. */
    public Tier tier(String service) {
        return tiers.stream()
                .filter(tier -> tier.service().equals(service))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no service is called " + service));
    }

    /** The services, the fullest first. */
    public List<Tier> byFullness() {
        return tiers.stream()
                .sorted(Comparator.comparingDouble(Tier::fullness).reversed())
                .toList();
    }
}
