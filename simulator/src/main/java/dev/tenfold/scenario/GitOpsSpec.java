package dev.tenfold.scenario;

import dev.tenfold.spelling.Default;
import dev.tenfold.spelling.Meaning;
import java.time.Duration;
import java.util.Optional;

/**
 * A number of replicas that stands in a repository, and is applied again whenever it differs.
 *
 * @param service whose replicas they are
 * @param replicas how many the repository says
 * @param every how often the tool compares; Argo CD's {@code timeout.reconciliation}
 * @param offset when it first does; by chance within one period if left out
 * @see <a href="https://argo-cd.readthedocs.io/en/stable/user-guide/auto_sync/">Argo CD: automated sync</a>
 */
@Meaning("A number of replicas that stands in a repository, and is applied again whenever it differs.")
public record GitOpsSpec(
        @Meaning("Whose replicas they are.") String service,
        @Meaning("How many the repository says.") int replicas,

        @Meaning("How often the tool compares.") @Default("3m")
        Duration every,

        @Meaning("When it first compares; by chance within one period if left out.")
        Optional<Duration> offset) {
    public GitOpsSpec {
        if (replicas < 0 || replicas > Limits.REPLICAS) {
            throw new IllegalArgumentException("replicas must be 0..100000, was " + replicas);
        }
        Spelled.requirePositive("every", every);
        offset.ifPresent(time -> Spelled.requireNotNegative("offset", time));
    }
}
