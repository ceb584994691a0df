package dev.tenfold.policy.hpa;

import static dev.tenfold.policy.hpa.SmallCluster.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tenfold.policy.hpa.Pod.Phase;
import dev.tenfold.policy.hpa.Pod.Ready;
import dev.tenfold.policy.hpa.PodGroups.Group;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PodGroupsTest {

    @ParameterizedTest(name = "{0} {1}, started {2} s ago, changed {3} s ago, sampled {4} s ago -> {5}: {6}")
    @CsvSource(textBlock = """
            # phase, ready, start age, age of last change, sample age (window 30 s), group, because
            RUNNING,   TRUE,    3600, 3600, 15, READY,   the usual case
            RUNNING,   UNKNOWN, 3600, 3600, 15, READY,   only FALSE counts against it
            SUCCEEDED, TRUE,    3600, 3600, 15, READY,   a pod that ended is not looked at twice
            RUNNING,   ABSENT,  3600, 3600, 15, UNREADY, it has no such condition
            PENDING,   TRUE,    3600, 3600, 15, UNREADY, it waits for a node
            FAILED,    TRUE,    3600, 3600, 15, IGNORED, it is gone
            RUNNING,   FALSE,   3600,  100, 15, READY,   'it was ready once, so its load is believed'
            RUNNING,   FALSE,   3600, 3580, 15, UNREADY, it has not been ready since 20 s after its start
            RUNNING,   FALSE,   3600, 3570, 15, READY,   30 s after its start is late enough to have been ready
            RUNNING,   TRUE,     299,   45, 15, READY,   a whole window was measured since it became ready
            RUNNING,   TRUE,     299,   44, 15, UNREADY, the window began one second before it was ready
            RUNNING,   TRUE,     300,   44, 15, READY,   the initialisation period is over
            RUNNING,   FALSE,    299,  100, 15, UNREADY, while it initialises FALSE is enough
            """)
    void sortsPodsByWhatMayBeBelieved(
            Phase phase, Ready ready, long start, long change, long sampled, Group group, String because) {
        Pod pod = pod("a", phase, false, ready, start, change);
        PodSample sample = new PodSample("a", 1, 5, -sampled * SECOND, 30 * SECOND);
        PodGroups groups = new PodGroups(List.of(pod), List.of(sample), true, HpaSettings.DEFAULTS, 0);
        assertEquals(List.of("a"), groups.names(group), because);
    }

    @Test
    void readinessDoesNotMatterForOtherMetricsThanCpu() {
        Pod pod = pod("a", Phase.RUNNING, false, Ready.FALSE, 10, 10);
        PodSample sample = new PodSample("a", 1, 5, 0, 30 * SECOND);
        PodGroups groups = new PodGroups(List.of(pod), List.of(sample), false, HpaSettings.DEFAULTS, 0);
        assertEquals(1, groups.count(Group.READY));
    }

    @Test
    void aDeletedPodIsIgnoredAndOneWithoutSampleIsMissingWhateverTheOrder() {
        List<Pod> pods = List.of(
                pod("a", Phase.RUNNING, true, Ready.TRUE, 3600, 3600),
                pod("b", Phase.RUNNING, false, Ready.TRUE, 3600, 3600),
                pod("c", Phase.RUNNING, false, Ready.TRUE, 3600, 3600));
        List<PodSample> samples = List.of(sample("stranger"), sample("c"), sample("a"));
        PodGroups groups = new PodGroups(pods, samples, true, HpaSettings.DEFAULTS, 0);
        assertEquals(List.of("a"), groups.names(Group.IGNORED));
        assertEquals(List.of("b"), groups.names(Group.MISSING));
        assertEquals(List.of("c"), groups.names(Group.READY));
    }

    private static PodSample sample(String pod) {
        return new PodSample(pod, 1, 5, -15 * SECOND, 30 * SECOND);
    }

    private static Pod pod(String name, Phase phase, boolean deleted, Ready ready, long start, long change) {
        return new Pod(
                name,
                1,
                phase,
                deleted,
                ready,
                OptionalLong.of(-start * SECOND),
                -change * SECOND,
                Map.of(),
                List.of(),
                List.of(),
                ResourceAmounts.NONE);
    }
}
