package dev.tenfold.plan;

import dev.tenfold.scenario.Script;
import dev.tenfold.verdict.Report;
import java.util.List;
import java.util.Optional;

/**
 * A scaling plan.
 *
 * @param script the system, as the first scenario has it
 * @param reports rehearsals of all scenarios under their own policies, in order
 * @param stages which tests these hold
 * @param goal what users are promised
 * @param capacities the highest load for good: of the fleet at the start, of the largest, with policies at work
 * @param knee where users of the fleet at the start begin to feel the load
 * @param curve the largest fleet under rising loads
 * @param peak most requests per second that the scenarios ask for
 * @param tiers one a service that scales
 * @param candidates ways to run it, today's first
 * @param verified the scenarios under the policies of the plan
 * @param alerts who is told when, with the proof
 * @param maximum most requests per second for good, by which alerts and the plan go
 * @param measured what was measured of the real system, if that was given
 */
public record Plan(
        Script script,
        List<Report> reports,
        Stages stages,
        Goal goal,
        List<Capacity> capacities,
        Capacity knee,
        List<Standing> curve,
        double peak,
        List<TierPlan> tiers,
        List<Candidate> candidates,
        List<Candidate> verified,
        AlertProof alerts,
        double maximum,
        Optional<Measured> measured) {

    /**
     * A maximum that was found by real load.
     *
     * @param file it stands in
     * @param tps requests per second
     * @param low end of its interval
     * @param high end of its interval; endless if no rate was too much
     * @param limit what limited
     */
    public record Measured(String file, double tps, double low, double high, String limit) {}

    /** What keeps it from being whole, a phrase each; none if it is. */
    public List<String> missing() {
        return stages.missing();
    }
}
