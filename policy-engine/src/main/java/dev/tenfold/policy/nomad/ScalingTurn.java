package dev.tenfold.policy.nomad;

import dev.tenfold.policy.Block;
import dev.tenfold.policy.Figure;
import dev.tenfold.policy.Move;
import dev.tenfold.policy.Move.Reading;
import dev.tenfold.policy.PhasedFact;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** One policy: the fact that the rules of {@code nomad.drl} walk through the phases BOUNDS, CHECKS and HOLD. */
public final class ScalingTurn implements PhasedFact {
    private final ScalingPolicySpec spec;
    private final Supplier<String> firingRule;

    private String phase = "DONE";
    private long nowNanos;
    private TargetView view;
    private long count;
    private boolean failed;
    private ScalingAction action = ScalingAction.NONE;
    private final List<Reading> readings = new ArrayList<>();
    private long cooledNanos = Long.MIN_VALUE;
    private String rule;
    private String sum;
    private Move move;
    private Block block;

    ScalingTurn(ScalingPolicySpec spec, Supplier<String> firingRule) {
        this.spec = spec;
        this.firingRule = firingRule;
    }

    void begin(TargetView view, long nowNanos) {
        this.view = view;
        this.nowNanos = nowNanos;
        count = view.count();
        failed = false;
        action = ScalingAction.NONE;
        readings.clear();
        rule = null;
        sum = null;
        move = null;
        block = null;
        phase = "BOUNDS";
    }

    Optional<Move> move() {
        return Optional.ofNullable(move);
    }

    Optional<Block> block() {
        return Optional.ofNullable(block);
    }

    // ---- What the rules ask.

    /** Name of the phase. */
    public String getPhase() {
        return phase;
    }

    /** Whether the policy is switched on. */
    public boolean isEnabled() {
        return spec.enabled();
    }

    /** Whether the target can be scaled. */
    public boolean isReady() {
        return view.isReady();
    }

    /** How many there are to be at present. */
    public long getCount() {
        return count;
    }

    /** The fewest. */
    public long getMin() {
        return spec.min();
    }

    /** The most. */
    public long getMax() {
        return spec.max();
    }

    /** Whether a check failed that may not be left out. */
    public boolean isFailed() {
        return failed;
    }

    /** Which way the checks go together. */
    public String getDirection() {
        return action.direction().text();
    }

    /** Whether the checks ask for the count there is. */
    public boolean isUnchanged() {
        return action.count() == count;
    }

    /** Whether the cooldown of the last action is over. The moment at which it ends is still within. */
    public boolean isRested() {
        return nowNanos > cooledNanos;
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

    /** Runs the checks. */
    public void check() {
        Checks checks = new Checks();
        for (Check check : spec.checks()) {
            run(check, checks);
        }
        action = checks.winner().capped(spec.min(), spec.max());
        phase = "CHECKS";
    }

    private void run(Check check, Checks checks) {
        long to = nowNanos - check.queryWindowOffset().toNanos();
        double[] values = check.strategy().needsMetric()
                ? view.query(check, to - check.queryWindow().toNanos(), to)
                : new double[0];
        if (check.strategy().needsMetric() && values.length == 0) {
            failed |= check.onError() == CheckError.FAIL;
            append("the check " + check.name() + " found no metric");
            return;
        }
        ScalingAction wanted = check.strategy().decide(count, values);
        checks.add(check.group(), wanted);
        String value = values.length == 0 ? "none needed" : Figure.of(values[values.length - 1]);
        readings.add(new Reading(
                check.name(),
                value,
                check.strategy().aim(),
                check.queryWindowOffset().toNanos()));
        append("the check " + check.name() + " reads " + value + " and wants "
                + (wanted.direction() == Direction.NONE ? "nothing" : wanted.count()));
    }

    private void append(String words) {
        sum = sum == null ? words : sum + "; " + words;
    }

    /** Goes to the fewest. */
    public void raise() {
        correct(spec.min(), Direction.UP, "the count " + count + " is lower than min " + spec.min());
    }

    /** Goes to the most. */
    public void lower() {
        correct(spec.max(), Direction.DOWN, "the count " + count + " is greater than max " + spec.max());
    }

    private void correct(long to, Direction direction, String why) {
        action = new ScalingAction(direction, to);
        sum = why;
        weigh();
    }

    /** Goes on with what is wanted. */
    public void weigh() {
        rule = firingRule.get();
        phase = "HOLD";
    }

    /** Scales, and begins a cooldown. */
    public void scale() {
        int from = Math.toIntExact(count);
        move = new Move(nowNanos, from, Math.toIntExact(action.count()), spec.name(), rule, sum, readings);
        view.scale(action.count());
        cooledNanos = nowNanos + spec.clock().cooldownAfter(action.direction()).toNanos();
        phase = "DONE";
    }

    /** Does nothing, and says why. */
    public void hold() {
        String held = firingRule.get();
        block = new Block(nowNanos, spec.name(), held, sum == null ? held : sum + "; but " + held);
        phase = "DONE";
    }
}
