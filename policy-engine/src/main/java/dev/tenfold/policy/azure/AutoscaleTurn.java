package dev.tenfold.policy.azure;

import dev.tenfold.policy.Block;
import dev.tenfold.policy.Move;
import dev.tenfold.policy.PhasedFact;
import dev.tenfold.policy.azure.ScaleAction.Direction;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One autoscale setting: the fact that the rules of {@code azure.drl} walk through the phases BOUNDS, RULES, HOLD and
 * FLAPPING of one run of the engine.
 */
public final class AutoscaleTurn implements PhasedFact {
    private final AutoscaleSetting setting;
    private final Cooldown cooldown = new Cooldown();
    private final Supplier<String> firingRule;

    private String phase = "DONE";
    private long nowNanos;
    private int instances;
    private Profile profile;
    private List<RuleReading> readings = List.of();
    private int wanted;
    private RuleReading leader;
    private String rule;
    private String sum;
    private Block block;

    AutoscaleTurn(AutoscaleSetting setting, Supplier<String> firingRule) {
        this.setting = setting;
        this.firingRule = firingRule;
    }

    void begin(Profile profile, ScaleSetView view, long nowNanos) {
        this.profile = profile;
        this.nowNanos = nowNanos;
        instances = view.instances();
        readings = profile.rules().stream()
                .map(rule -> RuleReading.of(rule, view, instances, nowNanos))
                .toList();
        wanted = instances;
        leader = null;
        rule = null;
        sum = null;
        block = null;
        phase = "BOUNDS";
    }

    /** What is to be done, if anything; its cooldown begins. */
    Optional<Move> end() {
        if (wanted == instances) {
            return Optional.empty();
        }
        if (leader != null) {
            cooldown.start(nowNanos, leader.rule().cooldown());
        }
        List<Move.Reading> seen = leader == null ? List.of() : List.of(leader.asReading());
        return Optional.of(new Move(nowNanos, instances, wanted, setting.name(), rule, sum, seen));
    }

    Optional<Block> block() {
        return Optional.ofNullable(block);
    }

    private List<RuleReading> of(Direction direction) {
        return readings.stream().filter(reading -> reading.goes(direction)).toList();
    }

    // ---- What the rules ask.

    /** Name of the phase. */
    public String getPhase() {
        return phase;
    }

    /** Whether the setting is switched on. */
    public boolean isEnabled() {
        return setting.enabled();
    }

    /** Whether there are fewer or more instances than the profile allows. */
    public boolean isOutOfLimits() {
        return profile.capacity().clamp(instances) != instances;
    }

    /** Whether the profile has rules, and none of their metrics can be read. */
    public boolean isBlind() {
        return !readings.isEmpty() && readings.stream().noneMatch(RuleReading::readable);
    }

    /** Whether a rule that scales out is triggered. */
    public boolean isOutTriggered() {
        return of(Direction.INCREASE).stream().anyMatch(RuleReading::triggered);
    }

    /** Whether a rule that scales in is triggered. */
    public boolean isInTriggered() {
        return of(Direction.DECREASE).stream().anyMatch(RuleReading::triggered);
    }

    /** Whether all rules that scale in are triggered. */
    public boolean isInAgreed() {
        return isInTriggered() && of(Direction.DECREASE).stream().allMatch(RuleReading::triggered);
    }

    /** Whether the cooldown of the last action is over. */
    public boolean isRested() {
        return cooldown.isOver(nowNanos);
    }

    /** Whether the rules ask for fewer instances. */
    public boolean isScaleIn() {
        return wanted < instances;
    }

    /** Whether the rules ask for the instances there are, the limits of the profile applied. */
    public boolean isUnchanged() {
        return wanted == instances;
    }

    @Override
    public boolean isSettled() {
        return phase.equals("DONE");
    }

    // ---- What the rules do.

    /** Has nothing to do. */
    public void rest() {
        phase = "DONE";
    }

    /** Looks at the rules. */
    public void weigh() {
        phase = "RULES";
    }

    /** Moves into the limits of the profile, whatever its rules say. */
    public void moveIntoLimits() {
        wanted = profile.capacity().clamp(instances);
        sum = "the profile " + profile.name() + " allows " + profile.capacity().minimum() + " to "
                + profile.capacity().maximum() + " instances";
        decide();
    }

    /** Goes up to the default, since the metrics cannot be read. */
    public void takeDefault() {
        wanted = profile.capacity().withoutMetrics(instances);
        sum = "no metric can be read, and the default of the profile " + profile.name() + " is "
                + profile.capacity().byDefault();
        decide();
    }

    private void decide() {
        rule = firingRule.get();
        phase = "DONE";
    }

    /** Follows the rules that are triggered, as far as the limits of the profile allow. */
    public void followRules() {
        Direction direction = isOutTriggered() ? Direction.INCREASE : Direction.DECREASE;
        leader = of(direction).stream()
                .filter(RuleReading::triggered)
                .reduce((best, other) -> other.result() > best.result() ? other : best)
                .orElseThrow();
        wanted = new RuleSet(readings.stream().map(RuleReading::asRule).toList()).apply(instances, profile.capacity());
        sum = leader.words() + ": " + instances + " become " + leader.result();
        if (wanted != leader.result()) {
            sum += ", within the profile's limits " + wanted;
        }
        rule = firingRule.get();
        phase = "HOLD";
    }

    /** Asks whether a scale-in would be undone. */
    public void checkFlapping() {
        phase = "FLAPPING";
    }

    /** Goes in only as far as no rule would scale out again. */
    public void avoidFlapping() {
        Flapping flapping = new Flapping(of(Direction.INCREASE).stream()
                .filter(RuleReading::readable)
                .map(RuleReading::asLoad)
                .toList());
        int lowest = flapping.lowest(instances, wanted);
        if (lowest == instances) {
            hold();
        } else {
            if (lowest != wanted) {
                sum += ", but fewer than " + lowest + " would scale out again at once";
                wanted = lowest;
            }
            phase = "DONE";
        }
    }

    /** Holds the action back. */
    public void hold() {
        String why = sum == null ? firingRule.get() : sum + "; but " + firingRule.get();
        block = new Block(nowNanos, setting.name(), firingRule.get(), why);
        wanted = instances;
        phase = "DONE";
    }
}
