package dev.tenfold.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the numbers of a policy that people turn, by the names that the platforms give them. A number keeps its place
 * in the file, so YAML, JSON and HCL are all one here, and what is not turned stays as it is to the byte.
 */
final class PolicyKnobs {
    private static final Map<String, Knob.Kind> KEYS = keys();

    /** A key with its number, wherever it stands in a line; what stands behind a {@code #} is skipped. */
    private static final Pattern NUMBER = Pattern.compile(
            "(?m)(?<![\\w-])([A-Za-z_]+)\"?\\s*[:=]\\s*\"?(\\d{1,9}(?:\\.\\d{1,6})?)(?=[\\s\",}\\]]|$)");

    private static final Pattern AUTOSCALER = Pattern.compile("(?m)^kind:\\s*HorizontalPodAutoscaler\\s*$");
    private static final Pattern CHILD_OF_SPEC = Pattern.compile("(?m)^spec:\\s*\\R((?:\\s*#.*\\R)*)( +)\\w");
    private static final Pattern TOP_LEVEL_KEY = Pattern.compile("(?m)^(\\w+):");
    private static final BigDecimal USUAL_WINDOW = BigDecimal.valueOf(300);
    private static final BigDecimal LONGEST_WINDOW = BigDecimal.valueOf(1800);

    private PolicyKnobs() {}

    private static Map<String, Knob.Kind> keys() {
        Map<String, Knob.Kind> keys = new TreeMap<>();
        put(keys, Knob.Kind.TARGET, """
                averageUtilization averageValue threshold TargetValue target_value utilizationTarget target queueLength
                lagThreshold""");
        put(keys, Knob.Kind.WINDOW, """
                stabilizationWindowSeconds cooldownPeriod ScaleOutCooldown ScaleInCooldown scale_out_cooldown
                scale_in_cooldown Cooldown cooldown cooldown_period coolDownPeriodSec EstimatedInstanceWarmup
                estimated_instance_warmup pollingInterval""");
        put(keys, Knob.Kind.BOUND, """
                minReplicas maxReplicas minReplicaCount maxReplicaCount MinSize MaxSize min_size max_size MinCapacity
                MaxCapacity min_capacity max_capacity min_replicas max_replicas minNumReplicas maxNumReplicas""");
        return keys;
    }

    private static void put(Map<String, Knob.Kind> keys, Knob.Kind kind, String names) {
        for (String name : names.split("\\s+")) {
            keys.put(name, kind);
        }
    }

    /**
     * The knobs of a file.
     *
     * @param file its name
     * @param text what it says
     */
    static List<Knob> of(String file, String text) {
        List<Knob> found = new ArrayList<>();
        Matcher number = NUMBER.matcher(text);
        while (number.find()) {
            Knob.Kind kind = KEYS.get(number.group(1));
            if (kind != null && !isComment(text, number.start())) {
                int line = (int) text.substring(0, number.start()).lines().count();
                int shown =
                        number.start() > 0 && text.charAt(number.start() - 1) == '\n' ? line + 1 : Math.max(1, line);
                found.add(new Knob.OfPolicy(
                        face(file + ":" + shown + ":" + number.group(1), kind, number.group(1), number.group(2), file),
                        file,
                        number.start(2),
                        number.end(2)));
            }
        }
        openWindow(file, text, found);
        return found;
    }

    private static boolean isComment(String text, int at) {
        int lineStart = text.lastIndexOf('\n', at) + 1;
        return text.substring(lineStart, at).contains("#");
    }

    private static Knob.Face face(String id, Knob.Kind kind, String key, String text, String file) {
        BigDecimal value = new BigDecimal(text);
        String policy = file.replaceFirst("^.*/", "");
        return switch (kind) {
            case WINDOW -> window(id, key + " of " + policy, value);
            case TARGET -> {
                boolean percent = key.equals("averageUtilization");
                boolean fine = value.scale() > 0;
                BigDecimal step = fine ? BigDecimal.ONE.movePointLeft(value.scale()) : BigDecimal.ONE;
                BigDecimal most = percent
                        ? BigDecimal.valueOf(120).max(value)
                        : value.multiply(BigDecimal.valueOf(3)).max(step.multiply(BigDecimal.TEN));
                yield new Knob.Face(id, kind, key + " of " + policy, value, step, most, step, percent ? "%" : "");
            }
            default -> {
                BigDecimal most = value.multiply(BigDecimal.valueOf(4)).max(BigDecimal.TEN);
                yield new Knob.Face(
                        id, kind, key + " of " + policy, value, BigDecimal.ONE.min(value), most, BigDecimal.ONE, "");
            }
        };
    }

    private static Knob.Face window(String id, String label, BigDecimal value) {
        return new Knob.Face(
                id,
                Knob.Kind.WINDOW,
                label,
                value,
                BigDecimal.ZERO,
                value.multiply(BigDecimal.valueOf(4))
                        .max(BigDecimal.valueOf(900))
                        .min(LONGEST_WINDOW.max(value)),
                BigDecimal.valueOf(15),
                "s");
    }

    /** An autoscaler that leaves the window of scaling down open has one of 300 s, which can be turned too. */
    private static void openWindow(String file, String text, List<Knob> found) {
        Matcher indent = CHILD_OF_SPEC.matcher(text);
        List<String> tops =
                TOP_LEVEL_KEY.matcher(text).results().map(key -> key.group(1)).toList();
        boolean open = AUTOSCALER.matcher(text).results().count() == 1
                && !text.contains("behavior")
                && !tops.isEmpty()
                && tops.get(tops.size() - 1).equals("spec");
        if (open && indent.find()) {
            String label = "scale-down window of " + file.replaceFirst("^.*/", "");
            found.add(new Knob.OfOpenWindow(window(file + ":window", label, USUAL_WINDOW), file, indent.group(2)));
        }
    }
}
