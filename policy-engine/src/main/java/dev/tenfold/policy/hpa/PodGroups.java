package dev.tenfold.policy.hpa;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which pods' samples may be believed: each pod is ready, unready, missing or ignored, and samples of unready and
 * ignored pods are dropped. Only for CPU does readiness matter. Samples of pods that are not listed are kept.
 *
 * @see <a
 *     href="https://github.com/kubernetes/kubernetes/blob/master/pkg/controller/podautoscaler/replica_calculator.go">
 *     replica_calculator.go, groupPods</a>
 */
public final class PodGroups {

    /** What becomes of a pod. */
    public enum Group {
        READY,
        UNREADY,
        MISSING,
        IGNORED
    }

    private static final int NONE = -1;

    private final List<Pod> pods;
    private final List<PodSample> samples;
    private final Group[] groups;
    private final int[] podOfSample;
    private final boolean[] dropped;

    /**
     * Sorts pods by what may be believed of them.
     *
     * @param cpu whether the metric is CPU
     * @param nowNanos the moment of the reconcile
     */
    public PodGroups(List<Pod> pods, List<PodSample> samples, boolean cpu, HpaSettings settings, long nowNanos) {
        this.pods = pods;
        this.samples = samples;
        this.groups = new Group[pods.size()];
        this.podOfSample = new int[samples.size()];
        this.dropped = new boolean[samples.size()];
        Arrays.fill(podOfSample, NONE);
        int expected = 0;
        for (int i = 0; i < groups.length; i++) {
            Pod pod = pods.get(i);
            int at = find(pod.name(), expected);
            PodSample sample = at == NONE ? null : samples.get(at);
            groups[i] = groupOf(pod, sample, cpu, settings, nowNanos);
            if (at != NONE) {
                podOfSample[at] = i;
                dropped[at] = groups[i] == Group.UNREADY || groups[i] == Group.IGNORED;
                expected = at + 1;
            }
        }
    }

    /** Samples mostly come in the order of the pods, so the search starts where the next one is expected. */
    private int find(String pod, int expected) {
        int size = samples.size();
        for (int i = 0; i < size; i++) {
            int at = expected + i < size ? expected + i : expected + i - size;
            if (samples.get(at).pod().equals(pod)) {
                return at;
            }
        }
        return NONE;
    }

    private static Group groupOf(Pod pod, PodSample sample, boolean cpu, HpaSettings settings, long nowNanos) {
        if (pod.isIgnored()) {
            return Group.IGNORED;
        }
        if (pod.phase() == Pod.Phase.PENDING) {
            return Group.UNREADY;
        }
        if (sample == null) {
            return Group.MISSING;
        }
        return cpu && isUnready(pod, sample, settings, nowNanos) ? Group.UNREADY : Group.READY;
    }

    private static boolean isUnready(Pod pod, PodSample sample, HpaSettings settings, long nowNanos) {
        if (pod.ready() == Pod.Ready.ABSENT || pod.startNanos().isEmpty()) {
            return true;
        }
        boolean unready = pod.ready() == Pod.Ready.FALSE;
        long start = pod.startNanos().getAsLong();
        if (start + settings.cpuInitializationPeriod().toNanos() > nowNanos) {
            // A sample is believed once a whole window of it was measured in the present state.
            return unready || sample.atNanos() < pod.readyTransitionNanos() + sample.windowNanos();
        }
        // A pod that became unready this soon after its start has never been ready.
        return unready && start + settings.initialReadinessDelay().toNanos() > pod.readyTransitionNanos();
    }

    /** How many pods are in a group. */
    public int count(Group group) {
        int count = 0;
        for (int i = 0; i < groups.length; i++) {
            if (groups[i] == group) {
                count += pods.get(i).count();
            }
        }
        return count;
    }

    /** The names of the pods in a group, in the order the pods were listed. */
    public List<String> names(Group group) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < groups.length; i++) {
            if (groups[i] == group) {
                names.add(pods.get(i).name());
            }
        }
        return names;
    }

    int pods() {
        return groups.length;
    }

    Pod pod(int index) {
        return pods.get(index);
    }

    Group group(int pod) {
        return groups[pod];
    }

    int samples() {
        return podOfSample.length;
    }

    PodSample sample(int index) {
        return samples.get(index);
    }

    /** Whether a sample counts. */
    boolean counts(int sample) {
        return !dropped[sample];
    }

    /** The index of the pod that a sample is of, or -1 where it is not listed. */
    int podOf(int sample) {
        return podOfSample[sample];
    }
}
