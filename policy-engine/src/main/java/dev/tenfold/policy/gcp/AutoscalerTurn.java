package dev.tenfold.policy.gcp;

import dev.tenfold.policy.Block;
import dev.tenfold.policy.Figure;
import dev.tenfold.policy.Move;
import dev.tenfold.policy.PhasedFact;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One autoscaler: the fact that the rules of {@code gcp.drl} walk through the phases RECOMMEND, STABILIZE, CONTROL,
 * LIMIT and MODE.
 */
public final class AutoscalerTurn implements PhasedFact {
    private final AutoscalerSpec spec;
    private final Peak recommendations;
    private final Peak sizes;
    private final Supplier<String> firingRule;

    private String phase = "DONE";
    private long nowNanos;
    private int size;
    private boolean seeded;
    private List<SignalReading> readings = List.of();
    private int peakSize;
    private int wanted;
    private SignalReading leader;
    private Optional<ScalingSchedule> schedule = Optional.empty();
    private String rule;
    private final StringBuilder sum = new StringBuilder();
    private Block block;

    AutoscalerTurn(AutoscalerSpec spec, Supplier<String> firingRule) {
        this.spec = spec;
        this.firingRule = firingRule;
        this.recommendations = new Peak(spec.stabilizationPeriod());
        this.sizes =
                new Peak(spec.scaleInControl().map(ScaleInControl::timeWindow).orElse(Duration.ofNanos(1)));
    }

    void begin(InstanceGroupView view, Instant moment, long nowNanos) {
        this.nowNanos = nowNanos;
        size = view.size();
        long since = nowNanos - spec.initializationPeriod().toNanos();
        int vms = view.runningSince(since);
        readings = spec.signals().stream()
                .map(signal -> new SignalReading(signal, view.value(signal, since, nowNanos), vms))
                .toList();
        leader = readings.stream()
                .reduce((best, other) -> other.size() > best.size() ? other : best)
                .orElse(null);
        schedule = spec.schedules().stream()
                .filter(candidate -> candidate.isActive(moment))
                .reduce((best, other) -> other.minRequiredReplicas() > best.minRequiredReplicas() ? other : best);
        if (!seeded) {
            // Whoever made the group this large is taken to have been right until now.
            recommendations.include(size, nowNanos);
            seeded = true;
        }
        peakSize = sizes.include(size, nowNanos);
        wanted = size;
        rule = null;
        sum.setLength(0);
        block = null;
        phase = "RECOMMEND";
    }

    Optional<Move> end() {
        if (wanted == size) {
            return Optional.empty();
        }
        List<Move.Reading> seen = readings.stream()
                .filter(reading -> !reading.missing())
                .map(SignalReading::asReading)
                .toList();
        return Optional.of(new Move(nowNanos, size, wanted, spec.name(), rule, sum.toString(), seen));
    }

    Optional<Block> block() {
        return Optional.ofNullable(block);
    }

    // ---- What the rules ask.

    /** Name of the phase. */
    public String getPhase() {
        return phase;
    }

    /** Whether a signal is missing, so that nobody knows how much may go. */
    public boolean isSignalMissing() {
        return readings.stream().anyMatch(SignalReading::missing);
    }

    /** Whether the signals that there are call for more VMs than there are. */
    public boolean isMoreCalledFor() {
        return leader != null && leader.size() > size;
    }

    /** Whether a schedule in force calls for more VMs than the signals do. */
    public boolean isScheduleHighest() {
        return schedule.isPresent() && schedule.get().minRequiredReplicas() > signalled();
    }

    /** Whether fewer VMs are wanted than there are. */
    public boolean isScaleIn() {
        return wanted < size;
    }

    /** Whether the size is wanted as it is. */
    public boolean isUnchanged() {
        return wanted == size;
    }

    /** Whether the size is above the group's maximum. */
    public boolean isAboveMax() {
        return wanted > spec.limits().max();
    }

    /** Whether the size is below the group's minimum. */
    public boolean isBelowMin() {
        return wanted < spec.limits().min();
    }

    /** {@code mode}. */
    public String getMode() {
        return spec.mode().name();
    }

    /** Whether the author wrote scale-in controls. */
    public boolean isControlled() {
        return spec.scaleInControl().isPresent();
    }

    private int signalled() {
        return leader == null ? spec.limits().min() : leader.size();
    }

    @Override
    public boolean isSettled() {
        return phase.equals("DONE");
    }

    // ---- What the rules do.

    /** Takes the largest size that a signal calls for. */
    public void takeSignals() {
        sum.append(leader == null ? "no signal is configured" : leader.words());
        recommend(signalled());
    }

    /** Takes the size that the schedule calls for. */
    public void takeSchedule() {
        ScalingSchedule active = schedule.orElseThrow();
        sum.append("the schedule ").append(active.name()).append(" calls for ");
        sum.append(Figure.counted(active.minRequiredReplicas(), "VM"));
        recommend(active.minRequiredReplicas());
    }

    /** Keeps the size, since a signal is missing. */
    public void keepSize() {
        sum.append("a signal is missing");
        recommend(size);
    }

    private void recommend(int recommended) {
        rule = firingRule.get();
        wanted = recommended;
        phase = "STABILIZE";
    }

    /** Keeps what was recommended at the peak of the stabilization period. */
    public void stabilize() {
        int peak = recommendations.include(wanted, nowNanos);
        if (wanted < size && peak > wanted) {
            long period = spec.stabilizationPeriod().toNanos();
            sum.append("; within the last ")
                    .append(Figure.span(period))
                    .append(" it was ")
                    .append(peak);
            wanted = Math.min(peak, size);
            if (wanted == size) {
                hold();
                return;
            }
        }
        phase = "CONTROL";
    }

    /** Goes on without controls. */
    public void pass() {
        phase = "LIMIT";
    }

    /** Removes no more than the scale-in controls allow. */
    public void control() {
        int allowed = Math.min(size, spec.scaleInControl().orElseThrow().apply(wanted, peakSize));
        if (allowed > wanted) {
            sum.append("; from the peak of ")
                    .append(peakSize)
                    .append(" the scale-in controls allow ")
                    .append(allowed);
            wanted = allowed;
            rule = firingRule.get();
        }
        if (wanted == size) {
            hold();
        } else {
            phase = "LIMIT";
        }
    }

    /** Goes as far as the maximum. */
    public void cap() {
        bound(spec.limits().max(), "; capped at the maximum of ");
    }

    /** Goes as far as the minimum. */
    public void raise() {
        bound(spec.limits().min(), "; raised to the minimum of ");
    }

    private void bound(int limit, String words) {
        sum.append(words).append(limit);
        rule = firingRule.get();
        boolean before = wanted == size;
        wanted = limit;
        if (wanted == size && !before) {
            hold();
        } else {
            phase = "MODE";
        }
    }

    /** Stays within the limits. */
    public void accept() {
        phase = "MODE";
    }

    /** Does it. */
    public void finish() {
        phase = "DONE";
    }

    /** Does nothing, and says why. */
    public void hold() {
        String held = firingRule.get();
        block = new Block(nowNanos, spec.name(), held, sum + "; but " + held);
        wanted = size;
        phase = "DONE";
    }
}
