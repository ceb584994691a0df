package dev.tenfold.policy.keda.trigger;

import dev.tenfold.metric.Sample;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * Reads the one element that a PromQL query yields.
 *
 * @param id see {@link TriggerId}
 * @param serverAddress of the Prometheus
 * @param query that is asked
 * @param target value of the metric that is aimed at
 * @param activationThreshold value above which the trigger is active
 * @param ignoreNullValues whether an empty answer, NaN and infinity count as 0 rather than as errors
 * @see <a href="https://github.com/kedacore/keda/blob/main/pkg/scalers/prometheus_scaler.go">prometheus_scaler.go</a>
 */
public record PrometheusTrigger(
        TriggerId id,
        String serverAddress,
        String query,
        double target,
        double activationThreshold,
        boolean ignoreNullValues)
        implements Trigger {
    public PrometheusTrigger {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(serverAddress, "serverAddress");
        Objects.requireNonNull(query, "query");
    }

    static PrometheusTrigger read(Parameters in) {
        in.pairs("queryParameters");
        in.pairs("customHeaders");
        in.flag("unsafeSsl", false);
        in.duration("timeout");
        in.ignore(
                "namespace", "awsRegion", "authModes", "identityOwner", "credentials", "googleApplicationCredentials");
        return new PrometheusTrigger(
                in.id(),
                in.required("serverAddress"),
                in.required("query"),
                in.requiredNumber("threshold"),
                in.number("activationThreshold").orElse(0),
                in.flag("ignoreNullValues", true));
    }

    @Override
    public String bareMetricName() {
        return "prometheus";
    }

    @Override
    public OptionalDouble threshold() {
        return OptionalDouble.of(target);
    }

    @Override
    public List<Need> needs() {
        return List.of(new Need("query", query));
    }

    @Override
    public Observation observe(TriggerSource source, TriggerMemory memory, Instant now) {
        return Observation.above(
                activationThreshold, source.query(serverAddress, query).then(this::value));
    }

    /** What the trigger makes of the vector that its query yielded. */
    public Answer<Double> value(List<Sample> vector) {
        if (vector.size() > 1) {
            return Answer.failed("the query yields " + vector.size() + " elements where one is needed");
        }
        if (vector.isEmpty()) {
            return nothing("the query yields nothing");
        }
        double value = vector.get(0).value();
        return Double.isFinite(value) ? Answer.of(value) : nothing("the query yields no finite number");
    }

    private Answer<Double> nothing(String why) {
        return ignoreNullValues ? Answer.of(0.0) : Answer.failed(why + ", and ignoreNullValues is false");
    }
}
