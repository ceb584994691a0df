package dev.tenfold.policy.aws;

import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The rule of a composite alarm: {@code AND}, {@code OR} and {@code NOT} over the states of other alarms. Composite
 * alarms notify; they cannot drive a scaling policy.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Create_Composite_Alarm.html">Creating a
 *     composite alarm</a>
 */
public sealed interface CompositeRule {

    /**
     * Reads a rule, such as {@code ALARM(a) AND NOT (OK("b") OR FALSE)}.
     *
     * @throws IllegalArgumentException if it is none, with the column in its message
     */
    static CompositeRule parse(String text) {
        return new CompositeRuleParser(text).parse();
    }

    /** Whether the rule holds, given the state of each alarm by name. */
    boolean holds(Function<String, AlarmState> states);

    /** Adds the names of the alarms that the rule asks about. */
    void collectAlarms(Set<String> names);

    /** The alarms that the rule asks about, in order of name. */
    default Set<String> alarms() {
        Set<String> names = new TreeSet<>();
        collectAlarms(names);
        return names;
    }

    /** The state of the composite alarm. */
    default AlarmState state(Function<String, AlarmState> states) {
        return holds(states) ? AlarmState.ALARM : AlarmState.OK;
    }

    /**
     * Whether an alarm is in a state.
     *
     * @param state the state asked for
     * @param alarm name of the alarm
     */
    record InState(AlarmState state, String alarm) implements CompositeRule {
        public InState {
            Objects.requireNonNull(state, "state");
            Objects.requireNonNull(alarm, "alarm");
        }

        @Override
        public boolean holds(Function<String, AlarmState> states) {
            return states.apply(alarm) == state;
        }

        @Override
        public void collectAlarms(Set<String> names) {
            names.add(alarm);
        }
    }

    /** {@code TRUE} or {@code FALSE}. */
    record Constant(boolean value) implements CompositeRule {
        @Override
        public boolean holds(Function<String, AlarmState> states) {
            return value;
        }

        @Override
        public void collectAlarms(Set<String> names) {
            // It asks about none.
        }
    }

    /** Both hold. */
    record And(CompositeRule left, CompositeRule right) implements CompositeRule {
        @Override
        public boolean holds(Function<String, AlarmState> states) {
            return left.holds(states) && right.holds(states);
        }

        @Override
        public void collectAlarms(Set<String> names) {
            left.collectAlarms(names);
            right.collectAlarms(names);
        }
    }

    /** At least one holds. */
    record Or(CompositeRule left, CompositeRule right) implements CompositeRule {
        @Override
        public boolean holds(Function<String, AlarmState> states) {
            return left.holds(states) || right.holds(states);
        }

        @Override
        public void collectAlarms(Set<String> names) {
            left.collectAlarms(names);
            right.collectAlarms(names);
        }
    }

    /** It does not hold. */
    record Not(CompositeRule rule) implements CompositeRule {
        @Override
        public boolean holds(Function<String, AlarmState> states) {
            return !rule.holds(states);
        }

        @Override
        public void collectAlarms(Set<String> names) {
            rule.collectAlarms(names);
        }
    }
}
