package dev.tenfold.policy.keda.formula;

import dev.tenfold.policy.keda.formula.Value.Items;
import dev.tenfold.policy.keda.formula.Value.Truth;
import dev.tenfold.policy.keda.formula.Value.Whole;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A function that walks an array with a predicate, in which {@code #} is the element.
 *
 * @see <a href="https://expr-lang.org/docs/language-definition#predicate">Predicates</a>
 */
enum Walk {
    ALL,
    ANY,
    NONE,
    ONE,
    FILTER,
    MAP,
    COUNT,
    SUM,
    FIND;

    /** What the predicate says of an element. */
    interface Predicate {
        Value of(Value element);
    }

    static Optional<Walk> of(String name) {
        return Arrays.stream(values())
                .filter(walk -> walk.written().equals(name))
                .findFirst();
    }

    /** Its name in a formula. */
    String written() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the array alone will do. */
    boolean needsNoPredicate() {
        return this == COUNT || this == SUM;
    }

    Value over(Items items, Predicate predicate, int at) {
        List<Value> list = items.list();
        return switch (this) {
            case MAP -> new Items(list.stream().map(predicate::of).toList());
            case SUM -> sum(list, predicate, at);
            case FILTER -> new Items(matching(list, predicate, at));
            case FIND -> matching(list, predicate, at).stream().findFirst().orElse(Value.NIL);
            case COUNT -> new Whole(matching(list, predicate, at).size());
            case ALL -> new Truth(matching(list, predicate, at).size() == list.size());
            case ANY -> new Truth(!matching(list, predicate, at).isEmpty());
            case NONE -> new Truth(matching(list, predicate, at).isEmpty());
            case ONE -> new Truth(matching(list, predicate, at).size() == 1);
        };
    }

    private Value sum(List<Value> list, Predicate predicate, int at) {
        Value sum = new Whole(0);
        for (Value value : list) {
            sum = Operator.PLUS.apply(sum, predicate.of(value), at);
        }
        return sum;
    }

    private List<Value> matching(List<Value> list, Predicate predicate, int at) {
        List<Value> matching = new ArrayList<>();
        for (Value value : list) {
            Value answer = predicate.of(value);
            if (!(answer instanceof Truth)) {
                throw new FormulaError(at, "`" + written() + "` needs a bool of each element, not " + answer.kind());
            }
            if (((Truth) answer).holds()) {
                matching.add(value);
            }
        }
        return matching;
    }
}
