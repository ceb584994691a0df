package dev.tenfold.policy.hpa;

import dev.tenfold.policy.hpa.Pod.Container;
import java.util.List;
import java.util.Optional;

/**
 * What each pod requests of a resource, which is what utilisation is a percentage of. One pod without a request fails
 * the whole, ignored pods included.
 *
 * @see <a
 *     href="https://github.com/kubernetes/kubernetes/blob/master/pkg/controller/podautoscaler/replica_calculator.go">
 *     replica_calculator.go, calculateRequests</a>
 */
public final class PodRequests {
    private final String resource;
    private final String container;
    private final long[] milli;
    private MetricFailure failure;

    /**
     * Reads the requests of pods.
     *
     * @param container name of the one container that counts, or empty for the whole pod
     * @param podLevel whether pod-level requests count
     */
    public PodRequests(List<Pod> pods, String resource, String container, boolean podLevel) {
        this.resource = resource;
        this.container = container;
        this.milli = new long[pods.size()];
        for (int i = 0; i < milli.length && failure == null; i++) {
            Pod pod = pods.get(i);
            boolean ofPod = podLevel && container.isEmpty() && !pod.requests().isEmpty();
            milli[i] = ofPod ? ofPod(pod) : ofContainers(pod);
        }
    }

    private PodRequests(long[] milli) {
        this.resource = "";
        this.container = "";
        this.milli = milli;
    }

    /** Requests that are known already, one per pod, in thousandths of the resource's unit. */
    public static PodRequests known(long... milli) {
        return new PodRequests(milli.clone());
    }

    /** Why there are no requests, if there are none. */
    public Optional<MetricFailure> failure() {
        return Optional.ofNullable(failure);
    }

    /** The request of one pod in thousandths of the resource's unit. */
    public long milli(int pod) {
        return milli[pod];
    }

    private long ofContainers(Pod pod) {
        long sum = 0;
        boolean found = container.isEmpty();
        for (Container each : pod.containers()) {
            if (isAsked(each)) {
                sum += requestOf(each);
                found = true;
            }
        }
        for (Container each : pod.initContainers()) {
            if (each.restartsAlways() && isAsked(each)) {
                sum += requestOf(each);
                found = true;
            }
        }
        if (!found) {
            fail(MetricFailure.CONTAINER_NOT_FOUND);
        }
        return sum;
    }

    private boolean isAsked(Container each) {
        return container.isEmpty() || container.equals(each.name());
    }

    private long requestOf(Container each) {
        if (!each.requests().names(resource)) {
            fail(MetricFailure.MISSING_REQUEST);
        }
        return each.requests().milli(resource);
    }

    private long ofPod(Pod pod) {
        if (pod.requests().names(resource)) {
            return pod.requests().milli(resource);
        }
        boolean named = false;
        for (List<Container> kind : List.of(pod.containers(), pod.initContainers())) {
            for (Container each : kind) {
                named |= each.requests().names(resource);
            }
        }
        if (!named) {
            fail(MetricFailure.MISSING_REQUEST);
        }
        return effective(pod);
    }

    /**
     * What the scheduler reserves: running containers and sidecars together, or the largest moment of initialisation.
     */
    private long effective(Pod pod) {
        long running = 0;
        for (Container each : pod.containers()) {
            running += each.requests().milli(resource);
        }
        long sidecars = 0;
        long initialising = 0;
        for (Container each : pod.initContainers()) {
            long request = each.requests().milli(resource);
            sidecars += each.restartsAlways() ? request : 0;
            initialising = Math.max(initialising, each.restartsAlways() ? sidecars : sidecars + request);
        }
        return Math.max(running + sidecars, initialising);
    }

    private void fail(MetricFailure reason) {
        if (failure == null) {
            failure = reason;
        }
    }
}
