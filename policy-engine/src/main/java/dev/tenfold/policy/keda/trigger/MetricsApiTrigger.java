package dev.tenfold.policy.keda.trigger;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * Reads a number that an HTTP endpoint shows.
 *
 * @param id see {@link TriggerId}
 * @param url of the endpoint
 * @param format of what the endpoint returns
 * @param valueLocation where the number stands in it
 * @param target value of the metric that is aimed at
 * @param activationThreshold value above which the trigger is active
 * @see <a href="https://github.com/kedacore/keda/blob/main/pkg/scalers/metrics_api_scaler.go">metrics_api_scaler.go</a>
 */
public record MetricsApiTrigger(
        TriggerId id,
        String url,
        MetricsApiFormat format,
        String valueLocation,
        double target,
        double activationThreshold)
        implements Trigger {
    public MetricsApiTrigger {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(valueLocation, "valueLocation");
    }

    static MetricsApiTrigger read(Parameters in) {
        in.flag("unsafeSsl", false);
        in.flag("aggregateFromKubeServiceEndpoints", false);
        in.choice("aggregationType", "average", List.of("average", "sum", "max", "min"));
        in.duration("timeout");
        in.ignore("authModes", "authMode", "method", "keyParamName", "tls");
        double target = in.number("targetValue").orElse(0);
        if (in.text("targetValue").isEmpty()) {
            in.problem("targetValue", "is missing", "");
        } else if (target == 0
                && GoText.jsonNumber(in.text("targetValue").get()).isPresent()) {
            in.problem("targetValue", "must not be 0", "");
        }
        return new MetricsApiTrigger(
                in.id(),
                in.required("url"),
                format(in),
                in.required("valueLocation"),
                target,
                in.number("activationTargetValue").orElse(0));
    }

    private static MetricsApiFormat format(Parameters in) {
        String text = in.choice("format", "json", MetricsApiFormat.texts());
        MetricsApiFormat format = MetricsApiFormat.of(text).orElse(MetricsApiFormat.JSON);
        if (format == MetricsApiFormat.XML) {
            in.warn("format", "makes KEDA fail at every poll: it cannot read XML");
        }
        return format;
    }

    @Override
    public String bareMetricName() {
        return MetricNames.normalised("metric-api-" + valueLocation);
    }

    @Override
    public OptionalDouble threshold() {
        return OptionalDouble.of(target);
    }

    @Override
    public List<Need> needs() {
        return List.of(new Need("metrics-api value", url + " " + valueLocation));
    }

    @Override
    public Observation observe(TriggerSource source, TriggerMemory memory, Instant now) {
        return Observation.above(activationThreshold, source.metricsApi(url, valueLocation));
    }

    /** The number in what the endpoint returned. */
    public Answer<Double> value(String body) {
        return format.value(body, valueLocation);
    }
}
