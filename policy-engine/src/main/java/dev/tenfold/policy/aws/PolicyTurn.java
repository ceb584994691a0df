package dev.tenfold.policy.aws;

import dev.tenfold.policy.Block;
import dev.tenfold.policy.Figure;
import dev.tenfold.policy.Move.Reading;
import dev.tenfold.policy.PhasedFact;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One scaling policy: the fact that the rules of {@code scaling.drl} walk through the phases INVOKE (does an alarm call
 * it?) and HOLD (may it do what it asks for?) at every evaluation.
 */
public final class PolicyTurn implements PhasedFact {
    private static final String INVOKE = "INVOKE";
    private static final String HOLD = "HOLD";
    private static final String DONE = "DONE";

    private final ScalingPolicySpec spec;
    private final List<AlarmWatch> alarms;
    private final Brakes brakes;
    private final Supplier<String> firingRule;

    private String phase = DONE;
    private long nowNanos;
    private int desired;
    private AlarmWatch invoking;
    private Ask ask;
    private boolean proposes;
    private String rule;
    private Block block;

    PolicyTurn(ScalingPolicySpec spec, List<AlarmWatch> alarms, Brakes brakes, Supplier<String> firingRule) {
        this.spec = spec;
        this.alarms = alarms;
        this.brakes = brakes;
        this.firingRule = firingRule;
    }

    void begin(int desired, long nowNanos) {
        this.desired = desired;
        this.nowNanos = nowNanos;
        proposes = false;
        rule = null;
        block = null;
        ask = null;
        invoking = alarms.stream()
                .filter(alarm -> alarm.invokes(spec.name(), nowNanos))
                .findFirst()
                .orElse(null);
        if (invoking != null) {
            ask = spec.ask(new Occasion(invoking, desired, brakes.outFrom(desired)));
        }
        phase = INVOKE;
    }

    ScalingPolicySpec spec() {
        return spec;
    }

    Brakes brakes() {
        return brakes;
    }

    boolean proposes() {
        return proposes;
    }

    String rule() {
        return rule;
    }

    String sum() {
        return ask.sum();
    }

    Optional<Block> block() {
        return Optional.ofNullable(block);
    }

    /** What the policy saw. */
    Reading reading() {
        AlarmSpec alarm = invoking.spec();
        return new Reading(
                alarm.query().label(),
                Figure.of(invoking.newest()),
                alarm.operator().words() + " " + Figure.of(alarm.threshold()),
                0);
    }

    /** What target tracking has to say when policies that track scale in together. */
    TrackingVote vote() {
        boolean in = proposes && getWanted() < desired;
        return new TrackingVote(in ? ScaleDirection.IN : ScaleDirection.NONE, getWanted(), spec.neverScalesIn());
    }

    // ---- What the rules ask.

    /** Name of the phase. */
    public String getPhase() {
        return phase;
    }

    /** {@code PolicyType}. */
    public String getType() {
        return spec.type();
    }

    /** Whether the policy is switched on. */
    public boolean isEnabled() {
        return spec.enabled();
    }

    /** Whether an alarm calls the policy right now. */
    public boolean isInvoked() {
        return invoking != null;
    }

    /** Whether the policy has anything to ask for at this distance from the threshold. */
    public boolean isStepFound() {
        return ask != null && ask.wanted().isPresent();
    }

    /** The capacity that it asks for; the present one where it asks for nothing. */
    public int getWanted() {
        return isStepFound() ? Math.max(0, ask.wanted().getAsInt()) : desired;
    }

    /** Capacity asked for at present. */
    public int getDesired() {
        return desired;
    }

    /** Whether instances warm up. */
    public boolean isWarming() {
        return brakes.isWarming(desired);
    }

    /** Whether a scale-out starts from less than what is asked for, since the rest is still on its way. */
    public boolean isOnItsWay() {
        return brakes.outFrom(desired) < desired;
    }

    /** Whether the group's cooldown makes the policy wait. */
    public boolean isCoolingDown() {
        return brakes.isCoolingDown();
    }

    /** Whether a scale-in was too short a while ago. */
    public boolean isScaleInCooling() {
        return brakes.isScaleInCooling();
    }

    @Override
    public boolean isSettled() {
        return phase.equals(DONE);
    }

    // ---- What the rules do.

    /** Does nothing, and there is nothing to say about it. */
    public void rest() {
        phase = DONE;
    }

    /** Goes on with what the policy asks for. */
    public void weigh() {
        rule = firingRule.get();
        phase = HOLD;
    }

    /** Lets the policy have its say. */
    public void propose() {
        proposes = true;
        phase = DONE;
    }

    /** Holds the policy back. */
    public void hold() {
        String held = firingRule.get();
        block = new Block(nowNanos, spec.name(), held, ask == null ? held : ask.sum() + "; but " + held);
        phase = DONE;
    }
}
