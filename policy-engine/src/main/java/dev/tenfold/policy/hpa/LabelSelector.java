package dev.tenfold.policy.hpa;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which labels something must carry. An empty selector matches everything.
 *
 * @param requirements all of them must hold
 * @see <a href="https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/">Labels and selectors</a>
 */
public record LabelSelector(List<Requirement> requirements) {
    public LabelSelector {
        requirements = List.copyOf(requirements);
    }

    /** The selector that a {@code matchLabels} map stands for, in the order of its keys. */
    public static LabelSelector ofLabels(Map<String, String> matchLabels) {
        return new LabelSelector(new TreeMap<>(matchLabels)
                .entrySet().stream()
                        .map(label -> new Requirement(label.getKey(), Operator.IN, List.of(label.getValue())))
                        .toList());
    }

    /**
     * The selector that a text such as {@code app=web,tier in (a,b),!canary} stands for; empty where it is not one. An
     * empty text selects everything.
     */
    public static Optional<LabelSelector> parse(String text) {
        return text.isBlank() ? Optional.of(new LabelSelector(List.of())) : SelectorParser.parse(text);
    }

    /** Whether something with these labels is selected. */
    public boolean matches(Map<String, String> labels) {
        for (Requirement requirement : requirements) {
            if (!requirement.holdsFor(labels)) {
                return false;
            }
        }
        return true;
    }

    /** How a requirement compares. */
    public enum Operator {
        IN,
        NOT_IN,
        EXISTS,
        DOES_NOT_EXIST,
        GREATER_THAN,
        LESS_THAN
    }

    /**
     * One condition on one label.
     *
     * @param key the label
     * @param operator how to compare
     * @param values what to compare with; empty for the two operators of existence, one whole number for the two of
     *     order
     */
    public record Requirement(String key, Operator operator, List<String> values) {
        public Requirement {
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(operator, "operator");
            values = List.copyOf(values);
        }

        boolean holdsFor(Map<String, String> labels) {
            String value = labels.get(key);
            return switch (operator) {
                case IN -> value != null && values.contains(value);
                case NOT_IN -> value == null || !values.contains(value);
                case EXISTS -> value != null;
                case DOES_NOT_EXIST -> value == null;
                case GREATER_THAN -> compare(value).map(order -> order > 0).orElse(false);
                case LESS_THAN -> compare(value).map(order -> order < 0).orElse(false);
            };
        }

        private Optional<Integer> compare(String value) {
            try {
                return Optional.of(Long.compare(Long.parseLong(value), Long.parseLong(values.get(0))));
            } catch (NumberFormatException notANumber) {
                return Optional.empty();
            }
        }
    }
}
