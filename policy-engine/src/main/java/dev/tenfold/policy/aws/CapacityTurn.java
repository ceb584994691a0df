package dev.tenfold.policy.aws;

import dev.tenfold.policy.Block;
import dev.tenfold.policy.Move;
import dev.tenfold.policy.PhasedFact;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The capacity of one group or scalable target: the fact that the rules of {@code scaling.drl} walk through the phases
 * CHOOSE (which of the policies decides?) and BOUNDS (how far may it go?) once every policy has had its turn.
 */
public final class CapacityTurn implements PhasedFact {
    private static final String CHOOSE = "CHOOSE";
    private static final String BOUNDS = "BOUNDS";
    private static final String DONE = "DONE";

    private final String id;
    private final List<PolicyTurn> policies;
    private final Supplier<String> firingRule;

    private String phase = DONE;
    private long nowNanos;
    private int desired;
    private CapacityLimits limits;
    private Floor floor;
    private PolicyTurn leader;
    private int wanted;
    private String rule;
    private String sum;
    private final List<Block> blocks = new ArrayList<>();

    /** A capacity that predictive scaling keeps up, with its reason; at most the maximum that holds then. */
    record Floor(int capacity, int max, String policy, String why) {
        static final Floor NONE = new Floor(0, 0, "", "");
    }

    CapacityTurn(String id, List<PolicyTurn> policies, Supplier<String> firingRule) {
        this.id = id;
        this.policies = policies;
        this.firingRule = firingRule;
    }

    void begin(int desired, CapacityLimits limits, Floor floor, long nowNanos) {
        this.desired = desired;
        this.limits = limits;
        this.floor = floor;
        this.nowNanos = nowNanos;
        leader = null;
        wanted = desired;
        rule = null;
        sum = null;
        blocks.clear();
        phase = CHOOSE;
    }

    /** The policy that decided; empty if none did, or predictive scaling. */
    Optional<PolicyTurn> leader() {
        return Optional.ofNullable(leader);
    }

    List<Block> blocks() {
        return blocks;
    }

    int wanted() {
        return wanted;
    }

    /** The move that was decided upon, if any. */
    Optional<Move> move() {
        if (wanted == desired) {
            return Optional.empty();
        }
        String policy = leader == null ? floor.policy() : leader.spec().name();
        List<Move.Reading> readings = leader == null ? List.of() : List.of(leader.reading());
        return Optional.of(new Move(nowNanos, desired, wanted, policy, rule, sum, readings));
    }

    private Optional<PolicyTurn> mostOut() {
        return most(policies.stream()
                .filter(policy -> policy.proposes() && policy.getWanted() > desired)
                .toList());
    }

    /** Those that scale in, target tracking among them only if all of it agrees. */
    private Optional<PolicyTurn> leastIn() {
        return most(policies.stream()
                .filter(this::proposesIn)
                .filter(policy -> !policy.spec().tracks() || isTrackingAgreed())
                .toList());
    }

    private boolean proposesIn(PolicyTurn policy) {
        return policy.proposes() && policy.getWanted() < desired;
    }

    private static Optional<PolicyTurn> most(List<PolicyTurn> proposals) {
        return proposals.stream().reduce((best, other) -> other.getWanted() > best.getWanted() ? other : best);
    }

    // ---- What the rules ask.

    /** Name of the phase. */
    public String getPhase() {
        return phase;
    }

    /** Whether the forecast asks for more than there is, and for more than any other policy. */
    public boolean isForecastHighest() {
        return floor.capacity() > desired
                && floor.capacity() > mostOut().map(PolicyTurn::getWanted).orElse(desired);
    }

    /** Whether a policy scales out. */
    public boolean isOutAsked() {
        return mostOut().isPresent();
    }

    /** Whether a policy scales in. */
    public boolean isInAsked() {
        return policies.stream().anyMatch(this::proposesIn);
    }

    /** Whether a policy scales in that need not ask the others. */
    public boolean isInAllowed() {
        return leastIn().isPresent();
    }

    /** Whether all policies that track a target, and may scale in, do. */
    public boolean isTrackingAgreed() {
        List<TrackingVote> votes = policies.stream()
                .filter(policy -> policy.spec().tracks() && policy.isEnabled())
                .map(PolicyTurn::vote)
                .toList();
        return TrackingVote.together(desired, votes) < desired;
    }

    /** Whether the forecast for the hour keeps every bit of the capacity. */
    public boolean isForecastHolding() {
        return floor.capacity() >= desired;
    }

    /** Whether the capacity is above the maximum, which a forecast may raise. */
    public boolean isAboveMax() {
        return wanted > max();
    }

    /** Whether the capacity is below the minimum. */
    public boolean isBelowMin() {
        return wanted < limits.min();
    }

    private int max() {
        return Math.max(limits.max(), floor.max());
    }

    @Override
    public boolean isSettled() {
        return phase.equals(DONE);
    }

    // ---- What the rules do.

    /** Leaves the capacity as it is, with nothing to say about it. */
    public void rest() {
        phase = DONE;
    }

    /** Follows the policy that scales out furthest. */
    public void takeMost() {
        lead(mostOut().orElseThrow());
    }

    /** Follows the policy that scales in least, though not below the forecast. */
    public void takeLeast() {
        lead(leastIn().orElseThrow());
        if (wanted < floor.capacity()) {
            wanted = floor.capacity();
            sum += "; " + floor.why() + ", so not below " + wanted;
        }
    }

    private void lead(PolicyTurn policy) {
        leader = policy;
        wanted = policy.getWanted();
        sum = policy.sum();
        boolean alone = policies.stream().filter(PolicyTurn::proposes).count() == 1;
        rule = alone ? policy.rule() : firingRule.get();
        phase = BOUNDS;
    }

    /** Follows the forecast. */
    public void takeForecast() {
        wanted = floor.capacity();
        sum = floor.why();
        rule = firingRule.get();
        phase = BOUNDS;
    }

    /** Holds back those that scale in. */
    public void holdIn() {
        policies.stream()
                .filter(this::proposesIn)
                .forEach(policy -> block(policy.spec().name(), policy.sum()));
        phase = DONE;
    }

    /** Goes as far as the maximum. */
    public void cap() {
        settleAt(max(), "capped at the maximum of " + max());
    }

    /** Goes as far as the minimum. */
    public void raise() {
        settleAt(limits.min(), "raised to the minimum of " + limits.min());
    }

    private void settleAt(int bound, String words) {
        wanted = bound;
        sum += "; " + words;
        if (wanted == desired) {
            block(leader == null ? floor.policy() : leader.spec().name(), sum);
        }
        rule = firingRule.get();
        phase = DONE;
    }

    /** Goes as far as was asked. */
    public void accept() {
        phase = DONE;
    }

    private void block(String policy, String why) {
        blocks.add(new Block(nowNanos, policy, firingRule.get(), why + "; but " + firingRule.get()));
    }

    @Override
    public String toString() {
        return id;
    }
}
