package dev.tenfold.rehearsal;

import dev.tenfold.policy.hpa.Measurement;
import dev.tenfold.policy.hpa.MetricSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/** External metrics from the signals of the scenario, as an adapter last read them. */
final class SignalMetrics implements ExternalMetrics {
    private final Map<String, SignalSource> signals;

    SignalMetrics(Map<String, SignalSource> signals) {
        this.signals = signals;
    }

    @Override
    public boolean live() {
        return false;
    }

    @Override
    public Optional<List<Measurement>> measurements(MetricSpec.External metric) {
        return Optional.ofNullable(signals.get(metric.metric()))
                .filter(SignalSource::known)
                .map(signal -> List.of(new Measurement(signal.milli(), signal.readNanos())));
    }

    /** Signals are measured at every step by whoever wants the truth; what was last served is not it. */
    @Override
    public DoubleSupplier last(String metric) {
        return () -> Double.NaN;
    }
}
