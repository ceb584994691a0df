package dev.tenfold.policy.aws;

import dev.tenfold.policy.Block;
import dev.tenfold.policy.Move;
import dev.tenfold.policy.PolicySession;
import dev.tenfold.policy.aws.CapacityTurn.Floor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Stream;

/** What groups and scalable targets have in common: scheduled actions, alarms, and policies under the rules. */
final class ScalingRun {
    private static final String SCHEDULED = "a scheduled action is due";

    private final AlarmController alarms;
    private final Timetable timetable;
    private final List<PolicyTurn> turns = new ArrayList<>();
    private final List<PolicySession.Policy> turnFacts = new ArrayList<>();
    private final CapacityTurn capacity;
    private final PolicySession.Policy capacityFact;
    private CapacityLimits limits;
    private List<AlarmChange> changes = List.of();
    private final List<Move> moves = new ArrayList<>();
    private final List<Block> blocks = new ArrayList<>();

    ScalingRun(GroupScaling spec, Function<ScalingPolicySpec, Brakes> brakes, Instant start, PolicySession session) {
        Stream<AlarmSpec> own = spec.policies().stream()
                .filter(ScalingPolicySpec::enabled)
                .flatMap(policy -> policy.ownAlarms(spec.scaled()).stream());
        alarms = new AlarmController(Stream.concat(spec.alarms().stream(), own).toList(), spec.composites());
        timetable = new Timetable(spec.scheduled(), start);
        limits = spec.scaled().limits();
        for (ScalingPolicySpec policy : spec.policies()) {
            PolicyTurn turn =
                    new PolicyTurn(policy, alarms.of(policy.name()), brakes.apply(policy), session::firingRule);
            turns.add(turn);
            turnFacts.add(session.insert(turn));
        }
        capacity = new CapacityTurn(spec.scaled().id(), turns, session::firingRule);
        capacityFact = session.insert(capacity);
    }

    CapacityLimits limits() {
        return limits;
    }

    AlarmController alarms() {
        return alarms;
    }

    List<AlarmChange> changes() {
        return changes;
    }

    List<Move> moves() {
        return moves;
    }

    List<Block> blocks() {
        return blocks;
    }

    /** Does the scheduled actions that are due; the capacity afterwards. */
    int schedule(int desired, long nowNanos) {
        moves.clear();
        blocks.clear();
        int now = desired;
        for (ScheduledActionSpec due : timetable.takeDue(nowNanos)) {
            now = apply(due, now, nowNanos);
        }
        return now;
    }

    private int apply(ScheduledActionSpec due, int desired, long nowNanos) {
        ScheduledAction action = due.action();
        int min = action.min().orElse(limits.min());
        int max = action.max().orElse(limits.max());
        if (min > max) {
            String why = "the action would leave a minimum of " + min + " above the maximum of " + max;
            blocks.add(new Block(nowNanos, due.name(), "the scheduled action is refused", why));
            return desired;
        }
        GroupSize size = action.applyTo(new GroupSize(limits, limits.clamp(desired)));
        limits = size.limits();
        int after = action.desired().isPresent() ? size.desired() : limits.clamp(desired);
        String why = "scheduled for now: " + words("minimum", action.min()) + words("maximum", action.max())
                + words("desired capacity", action.desired()) + "so " + after;
        if (after == desired) {
            blocks.add(new Block(nowNanos, due.name(), SCHEDULED, why + " as before"));
        } else {
            moves.add(new Move(nowNanos, desired, after, due.name(), SCHEDULED, why, List.of()));
        }
        return after;
    }

    private static String words(String what, OptionalInt number) {
        return number.isPresent() ? what + " " + number.getAsInt() + ", " : "";
    }

    /** Evaluates alarms and policies; the capacity afterwards. */
    int evaluate(CloudWatchView view, int desired, Floor floor, long nowNanos) {
        changes = alarms.evaluate(view, nowNanos);
        for (int i = 0; i < turns.size(); i++) {
            PolicyTurn turn = turns.get(i);
            turn.begin(desired, nowNanos);
            turnFacts.get(i).settle(turn);
            turn.block().ifPresent(blocks::add);
        }
        capacity.begin(desired, limits, floor, nowNanos);
        capacityFact.settle(capacity);
        blocks.addAll(capacity.blocks());
        capacity.move().ifPresent(this::act);
        return capacity.wanted();
    }

    private void act(Move move) {
        moves.add(move);
        if (move.to() > move.from()) {
            turns.forEach(turn -> turn.brakes().scaledOut());
        }
        capacity.leader().ifPresent(leader -> leader.brakes().acted(move.from(), move.to()));
    }

    long nextNanos(long nowNanos) {
        return Math.min(alarms.nextNanos(nowNanos), timetable.nextNanos());
    }
}
