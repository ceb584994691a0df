package dev.tenfold.verdict;

import java.util.List;

/**
 * All that one rehearsal has to tell. Terminal, HTML, JSON and JUnit are spellings of this one value.
 *
 * @param subject what was rehearsed, and how to repeat it
 * @param findings the expectations, held or not, in the order of docs/expectations.md
 * @param bounds the user's policies beside the fleet that never scales and the oracle, in that order
 * @param times end of each window of every timeline, seconds since start, ascending
 * @param users what the users felt, end to end
 * @param services one entry a service, in the scenario's order
 * @param pools one entry a pool of nodes, in the scenario's order
 * @param events scaling events, faults and stages of the load, by time
 * @param policies the policy files as they were read
 * @param notes what a reader must know to judge the verdict: assumptions, idle policies
 * @param predictions of a game day, what was foretold of it; empty for a rehearsal
 * @param answers the five questions that are asked of every run; empty if no policy scales anything
 * @param coverage which parts of each policy the run put to use, and which it did not
 * @param scores how elastic each service was that policies scale
 */
public record Report(
        Subject subject,
        List<Finding> findings,
        List<Bound> bounds,
        double[] times,
        Timeline users,
        List<ServiceReport> services,
        List<PoolReport> pools,
        List<Event> events,
        List<PolicyRead> policies,
        List<String> notes,
        List<Prediction> predictions,
        List<Answer> answers,
        List<Coverage> coverage,
        List<Score> scores) {

    /** One that answers nothing and scores nothing. */
    public Report(
            Subject subject,
            List<Finding> findings,
            List<Bound> bounds,
            double[] times,
            Timeline users,
            List<ServiceReport> services,
            List<PoolReport> pools,
            List<Event> events,
            List<PolicyRead> policies,
            List<String> notes) {
        this(
                subject, findings, bounds, times, users, services, pools, events, policies, notes, List.of(), List.of(),
                List.of(), List.of());
    }

    /** The same, of a game day: beside what was foretold. */
    public Report beside(List<Prediction> foretold) {
        return with(foretold, answers, coverage, scores);
    }

    /** The same with what it answers. */
    public Report answering(List<Answer> told, List<Coverage> covered, List<Score> scored) {
        return with(predictions, told, covered, scored);
    }

    private Report with(List<Prediction> foretold, List<Answer> told, List<Coverage> covered, List<Score> scored) {
        return new Report(
                subject, findings, bounds, times, users, services, pools, events, policies, notes, foretold, told,
                covered, scored);
    }

    /** Whether no expectation failed. Expectations that were not exercised do not fail a rehearsal; they are named. */
    public boolean held() {
        return findings.stream().noneMatch(finding -> finding.status() == Finding.Status.FAILED);
    }
}
