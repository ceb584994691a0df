package dev.tenfold.policy.keda;

import dev.tenfold.policy.PhasedFact;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * One ScaledObject: the fact that the rules of {@code keda.drl} walk through the phases of a poll. Its questions are
 * what the rules ask in their conditions; its acts are what they do.
 *
 * @see <a href="https://github.com/kedacore/keda/blob/main/pkg/scaling/executor/scale_scaledobjects.go">
 *     scale_scaledobjects.go, RequestScale</a>
 */
public final class ScaleLoop implements PhasedFact {
    private final ScaledObject object;
    private final long createdNanos;
    private final TriggerWatch watch;
    private final Supplier<String> firingRule;

    private OptionalLong lastActiveNanos;
    private boolean pausedReplicasSet;
    private boolean active;
    private String activeReason = "";
    private String ready = "True";
    private String readyReason = "ScaledObjectReady";

    private KedaPhase phase = KedaPhase.DONE;
    private KedaView view;
    private long nowNanos;
    private OptionalInt scale = OptionalInt.empty();
    private List<TriggerFinding> findings = List.of();
    private Optional<Composite> composite = Optional.empty();
    private Activity activity = new Activity(false, false);
    private long ageNanos;
    private int to;
    private Course course;
    private String rule;

    ScaleLoop(ScaledObject object, KedaMemory memory, TriggerWatch watch, Supplier<String> firingRule) {
        this.object = object;
        this.createdNanos = memory.createdNanos();
        this.lastActiveNanos = memory.lastActiveNanos();
        this.pausedReplicasSet = memory.pausedReplicasSet();
        this.watch = watch;
        this.firingRule = firingRule;
    }

    /** Begins a poll: reads the scale and, unless the scaling is paused, the triggers. */
    void begin(KedaView seen, long now) {
        reset(seen, now);
        if (scale.isEmpty() || object.annotations().pause()) {
            phase = KedaPhase.PAUSED;
            return;
        }
        findings = watch.poll(view, now);
        composite = watch.composite(findings);
        List<TriggerState> states = new ArrayList<>(findings.size());
        findings.forEach(finding -> states.add(finding.state()));
        Activity found = composite
                .map(result -> Activity.of(states, object.modifiers(), result.value()))
                .orElseGet(() -> Activity.of(states));
        judge(found);
    }

    /** Begins a poll of which the triggers' part is known. */
    void begin(KedaView seen, Activity found, long now) {
        reset(seen, now);
        if (scale.isEmpty() || object.annotations().pause()) {
            phase = KedaPhase.PAUSED;
        } else {
            judge(found);
        }
    }

    private void reset(KedaView seen, long now) {
        view = seen;
        nowNanos = now;
        findings = List.of();
        composite = Optional.empty();
        activity = new Activity(false, false);
        scale = seen.replicas();
        to = getReplicas();
        ageNanos = now - lastActiveNanos.orElse(createdNanos);
        course = null;
        rule = null;
    }

    private void judge(Activity found) {
        activity = found;
        if (!found.failed()) {
            ready("True", "ScaledObjectReady");
        }
        boolean runs = found.active() || object.annotations().forceActivation();
        active = runs;
        phase = runs ? KedaPhase.ACTIVE : KedaPhase.INACTIVE;
    }

    /** What came of the poll, once the rules are through with it. */
    KedaDecision end() {
        boolean paused = object.annotations().pause();
        KedaStatus status =
                new KedaStatus(active, activeReason, ready, readyReason, watch.fallsBack(), paused, lastActiveNanos);
        boolean forced = object.annotations().forceActivation() && !activity.active();
        return new KedaDecision(
                object, nowNanos, getReplicas(), to, course, rule, ageNanos, forced, findings, composite, status);
    }

    KedaMemory memory() {
        return new KedaMemory(createdNanos, lastActiveNanos, pausedReplicasSet, watch.failures());
    }

    // ---- What the rules ask.

    /**
     * Name of the phase that the poll is in, as text, since Drools finds the rules of a phase by hash only for text.
     */
    public String getPhase() {
        return phase.name();
    }

    /** Whether the scale of the target could be read. */
    public boolean isScaleRead() {
        return scale.isPresent();
    }

    /** Whether the annotation paused-replicas names a number that was not set yet. */
    public boolean isPausedReplicasDue() {
        return !pausedReplicasSet && object.annotations().pausedReplicas().isPresent();
    }

    /** Replicas asked for at present. */
    public int getReplicas() {
        return scale.orElse(0);
    }

    /** Whether the target must be woken to run: it is at zero, or idle. */
    public boolean isAsleep() {
        boolean idle = object.replicas().idle().isPresent()
                && getReplicas() < object.replicas().least();
        return idle || getReplicas() == 0;
    }

    /** Whether an annotation forbids more replicas. */
    public boolean isScaleOutPaused() {
        return object.annotations().pauseScaleOut();
    }

    /** Whether an annotation forbids fewer replicas. */
    public boolean isScaleInPaused() {
        return object.annotations().pauseScaleIn();
    }

    /** Whether a trigger failed. */
    public boolean isFailed() {
        return activity.failed();
    }

    /** Whether a fallback is written. */
    public boolean isFallbackWritten() {
        return object.fallback().isPresent();
    }

    /** Whether a fallback is written that asks for replicas. */
    public boolean isFallbackToReplicas() {
        return object.fallback().filter(fallback -> fallback.replicas() != 0).isPresent();
    }

    /** Whether a trigger failed so that nothing must be done: all but a fallback to zero replicas. */
    public boolean isBlind() {
        return isFailed() && (isFallbackToReplicas() || !isFallbackWritten());
    }

    /** Whether the target has replicas to lose while no trigger is active. */
    public boolean isRestable() {
        ReplicaBounds bounds = object.replicas();
        boolean aboveIdle =
                bounds.idle().isPresent() && getReplicas() > bounds.idle().getAsInt();
        return aboveIdle || getReplicas() > 0 && bounds.least() == 0;
    }

    /** Whether there are fewer replicas than the fewest, without being idle. */
    public boolean isTooFew() {
        return object.replicas().idle().isEmpty()
                && getReplicas() < object.replicas().least();
    }

    /** Whether a poll has ever found a trigger active. */
    public boolean isEverActive() {
        return lastActiveNanos.isPresent();
    }

    /** Whether the cooldown that holds is over; exactly at its end it is not. */
    public boolean isCooledDown() {
        PollTiming timing = object.timing();
        return ageNanos > (isEverActive() ? timing.cooldown() : timing.initialCooldown()).toNanos();
    }

    @Override
    public boolean isSettled() {
        return phase == KedaPhase.DONE;
    }

    // ---- What the rules do.

    /** Leaves the replicas as they are. */
    public void stay(Course taken) {
        if (taken == Course.ACTIVE_IN_PART) {
            ready("Unknown", "PartialTriggerError");
        } else if (taken == Course.FAILED) {
            ready("False", "TriggerError");
        }
        settle(taken);
    }

    /** Sets the replicas that the annotation names. */
    public void takePausedReplicas() {
        int wanted = object.annotations().pausedReplicas().orElseThrow();
        pausedReplicasSet = wanted == getReplicas() || view.scaleTo(wanted);
        to = pausedReplicasSet ? wanted : to;
        settle(Course.PAUSED_AT_REPLICAS);
    }

    /** Wakes the target; the cooldown begins anew. */
    public void wake() {
        if (scale(object.replicas().awake())) {
            lastActiveNanos = OptionalLong.of(nowNanos);
        }
        settle(Course.WOKEN);
    }

    /** Begins the cooldown anew. */
    public void noteActive() {
        lastActiveNanos = OptionalLong.of(nowNanos);
        settle(Course.ACTIVE);
    }

    /** Goes on to the question whether the target has been inactive for long enough. */
    public void considerRest() {
        phase = KedaPhase.REST;
    }

    /** Puts the target to rest. */
    public void rest(Course taken) {
        scale(object.replicas().asleep());
        settle(taken);
    }

    /** Asks for the fewest replicas. */
    public void riseToMinimum() {
        scale(object.replicas().least());
        settle(Course.BELOW_MINIMUM);
    }

    private boolean scale(int wanted) {
        boolean accepted = view.scaleTo(wanted);
        to = accepted ? wanted : to;
        return accepted;
    }

    private void settle(Course taken) {
        course = taken;
        rule = firingRule.get();
        activeReason = taken.activeReason().isEmpty() ? activeReason : taken.activeReason();
        phase = KedaPhase.DONE;
    }

    private void ready(String condition, String reason) {
        ready = condition;
        readyReason = reason;
    }
}
