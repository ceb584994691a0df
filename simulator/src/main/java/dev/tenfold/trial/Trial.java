package dev.tenfold.trial;

import dev.tenfold.verdict.Finding;
import java.util.List;

/**
 * What one judged rehearsal tells, without its history: small enough to keep thousands.
 *
 * @param file path of the scenario as the user gave it
 * @param seed of its chances
 * @param findings its expectations, held or not, in the order of docs/expectations.md
 * @param cost what is paid for the fleet, in the scenario's currency: nodes by the node, replicas that are on none by
 *     what they request
 * @param replicaHours replica-hours paid, hours
 * @param peakReplicas most replicas that existed at once, over all services
 * @param pain share of users' requests that were lost or took longer than the limit of the 95th percentile, 0..1
 * @param p95Millis 95th percentile of what users waited over the whole rehearsal, milliseconds; NaN if nothing was
 *     answered
 * @param errors share of users' requests that failed or were refused, 0..1
 */
public record Trial(
        String file,
        long seed,
        List<Finding> findings,
        double cost,
        double replicaHours,
        int peakReplicas,
        double pain,
        double p95Millis,
        double errors) {
    public Trial {
        findings = List.copyOf(findings);
    }

    /** Whether no expectation failed. */
    public boolean held() {
        return failures().isEmpty();
    }

    /** The expectations that failed, in the order of docs/expectations.md. */
    public List<Finding> failures() {
        return findings.stream()
                .filter(finding -> finding.status() == Finding.Status.FAILED)
                .toList();
    }
}
