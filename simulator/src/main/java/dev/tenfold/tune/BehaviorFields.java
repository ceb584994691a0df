package dev.tenfold.tune;

import dev.tenfold.policy.hpa.Behavior;
import dev.tenfold.policy.hpa.ScalingRules;
import dev.tenfold.policy.hpa.ScalingRules.ScalingPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** The fields of {@code behavior}, which HorizontalPodAutoscalers and ScaledObjects share. */
final class BehaviorFields {
    private static final int DEFAULT_DOWN_WINDOW = 300;

    private final List<Knob> knobs = new ArrayList<>();
    private final int owner;
    private final String name;

    private BehaviorFields(int owner, String name) {
        this.owner = owner;
        this.name = name;
    }

    /**
     * The knobs of a behavior.
     *
     * @param path of {@code behavior} in its file
     * @param written as it stands there, if it does
     */
    static List<Knob> of(int owner, String name, String path, Optional<Behavior> written) {
        BehaviorFields fields = new BehaviorFields(owner, name);
        ScalingRules up = written.flatMap(Behavior::scaleUp).orElse(ScalingRules.NONE);
        ScalingRules down = written.flatMap(Behavior::scaleDown).orElse(ScalingRules.NONE);
        fields.window(path + ".scaleUp", up.stabilizationWindowSeconds().orElse(0), 0, 15, 30, 60, 120, 180, 300);
        fields.rules(path + ".scaleUp", up, new int[] {10, 25, 50, 100, 200, 300, 400, 600, 900});
        fields.window(
                path + ".scaleDown",
                down.stabilizationWindowSeconds().orElse(DEFAULT_DOWN_WINDOW),
                0,
                30,
                60,
                90,
                120,
                180,
                240,
                300,
                450,
                600,
                900);
        fields.rules(path + ".scaleDown", down, new int[] {5, 10, 20, 25, 50, 100});
        return List.copyOf(fields.knobs);
    }

    private void window(String path, int current, int... choices) {
        number(path + ".stabilizationWindowSeconds", current, Grids.numbers(current, choices));
    }

    private void rules(String path, ScalingRules rules, int... percentages) {
        List<ScalingPolicy> policies = rules.policies().orElse(List.of());
        for (int i = 0; i < policies.size(); i++) {
            ScalingPolicy policy = policies.get(i);
            String at = path + ".policies[" + i + "]";
            List<String> values = policy.type().equals("Percent")
                    ? Grids.numbers(policy.value(), percentages)
                    : Grids.numbers(policy.value(), 1, 2, 3, 4, 6, 8, 10, 15, 20, 30, 50);
            number(at + ".value", policy.value(), values);
            number(
                    at + ".periodSeconds",
                    policy.periodSeconds(),
                    Grids.numbers(policy.periodSeconds(), 15, 30, 60, 90, 120, 180, 300));
        }
        Optional<String> select = rules.selectPolicy();
        if (select.isPresent() || policies.size() > 1) {
            word(path + ".selectPolicy", select.orElse("Max"), "Min", "Max");
        }
        if (rules.toleranceMilli().isPresent()) {
            tolerance(path + ".tolerance", (int) rules.toleranceMilli().getAsLong());
        }
    }

    private void tolerance(String path, int currentMilli) {
        TreeSet<Integer> values = new TreeSet<>(List.of(currentMilli, 0, 20, 50, 100, 150, 200));
        List<String> spelled = values.stream().map(milli -> milli + "m").toList();
        add(path, spelled, spelled.indexOf(currentMilli + "m"));
    }

    private void number(String path, int current, List<String> values) {
        add(path, values, values.indexOf(String.valueOf(current)));
    }

    private void word(String path, String current, String... values) {
        List<String> all = new ArrayList<>(List.of(values));
        if (!all.contains(current)) {
            all.add(0, current);
        }
        add(path, all, all.indexOf(current));
    }

    private void add(String path, List<String> values, int current) {
        knobs.add(new Knob(new Knob.Place(owner, name, path), Knob.Role.FREE, values, current));
    }
}
