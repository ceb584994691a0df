package dev.tenfold.policy.manifest;

import java.util.Arrays;
import java.util.Optional;

/**
 * A version of the autoscaling API, and since when it is gone.
 *
 * @see <a href="https://kubernetes.io/docs/reference/using-api/deprecation-guide/">deprecation guide</a>
 */
enum ApiVersion {
    V1("autoscaling/v1", ""),
    V2BETA1("autoscaling/v2beta1", "1.25"),
    V2BETA2("autoscaling/v2beta2", "1.26"),
    V2("autoscaling/v2", "");

    private final String written;
    private final String goneSince;

    ApiVersion(String written, String goneSince) {
        this.written = written;
        this.goneSince = goneSince;
    }

    static Optional<ApiVersion> of(String written) {
        return Arrays.stream(values())
                .filter(version -> version.written.equals(written))
                .findFirst();
    }

    /** As {@code apiVersion} writes it. */
    String written() {
        return written;
    }

    /** The Kubernetes release that serves it no more, if there is one. */
    Optional<String> goneSince() {
        return goneSince.isEmpty() ? Optional.empty() : Optional.of(goneSince);
    }

    /**
     * Whether a metric says {@code target: {type: ..., averageUtilization: ...}} rather than its target's fields alone.
     */
    boolean nestsTargets() {
        return this == V2 || this == V2BETA2;
    }
}
