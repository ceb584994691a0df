package dev.tenfold.policy.patch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One step of a path.
 *
 * @param key the key; empty where the step is an index
 * @param index of the item, from 0; -1 where the step is a key
 */
record Step(String key, int index) {
    private static final Pattern STEP =
            Pattern.compile("\\.?([^.\\[\\]\"]+)|\\[(\\d{1,6})]|\\[\"((?:[^\"\\\\]|\\\\.)*)\"]");

    Step {
        Objects.requireNonNull(key, "key");
    }

    static Step key(String key) {
        return new Step(key, -1);
    }

    static Step item(int index) {
        return new Step("", index);
    }

    static List<Step> keys(String... keys) {
        return Arrays.stream(keys).map(Step::key).toList();
    }

    boolean isIndex() {
        return index >= 0;
    }

    /**
     * The steps of a path such as {@code spec.metrics[0].type}; a key with dots stands in brackets and quotes.
     *
     * @throws IllegalArgumentException if it is none
     */
    static List<Step> of(String path) {
        List<Step> steps = new ArrayList<>();
        Matcher matcher = STEP.matcher(path);
        int at = 0;
        while (at < path.length()) {
            if (!matcher.find(at) || matcher.start() != at) {
                throw new IllegalArgumentException("path must be like spec.metrics[0].type, was " + path);
            }
            if (matcher.group(2) != null) {
                steps.add(item(Integer.parseInt(matcher.group(2))));
            } else {
                String quoted = matcher.group(3);
                steps.add(key(quoted == null ? matcher.group(1) : quoted.replaceAll("\\\\(.)", "$1")));
            }
            at = matcher.end();
        }
        return List.copyOf(steps);
    }

    @Override
    public String toString() {
        return isIndex() ? "[" + index + "]" : key;
    }
}
