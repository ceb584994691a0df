package dev.tenfold.promql;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Answers that are worth remembering from step to step, since series hardly change and their labels are dear to
 * rewrite.
 */
final class Memo<K, V> {
    /** A rehearsal that names ever new pods must not remember the old ones for ever. */
    private static final int REMEMBERED = 100_000;

    private final Map<K, V> known = new HashMap<>();
    private final Function<K, V> answer;
    private Object[] keys = {};
    private Object[] answers = {};

    Memo(Function<K, V> answer) {
        this.answer = answer;
    }

    /** The same, for the element at a place of a vector: from step to step the same keys mostly stand there. */
    @SuppressWarnings("unchecked") // only answers are put in
    V at(int place, K key) {
        if (place >= keys.length) {
            int longer = Math.max(place + 1, 2 * keys.length);
            keys = Arrays.copyOf(keys, longer);
            answers = Arrays.copyOf(answers, longer);
        }
        if (keys[place] != key) {
            answers[place] = of(key);
            keys[place] = key;
        }
        return (V) answers[place];
    }

    V of(K key) {
        V value = known.get(key);
        if (value == null) {
            value = answer.apply(key);
            known.put(key, value);
        }
        return value;
    }

    /** To be called where no answer is in use: between steps. */
    boolean forgetIfFull() {
        boolean full = known.size() >= REMEMBERED;
        if (full) {
            known.clear();
            Arrays.fill(keys, null);
        }
        return full;
    }
}
