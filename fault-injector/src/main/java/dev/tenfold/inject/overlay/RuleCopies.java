package dev.tenfold.inject.overlay;

import dev.tenfold.inject.Family.Type;
import dev.tenfold.promql.syntax.ParseFailure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Copies of a file of Prometheus rules that read marked copies of metrics. Alerts and recorded series are marked by
 * {@code tenfold_} too, and alerts carry {@code tenfold_overlay="true"}, by which Alertmanager can send them elsewhere.
 * Rules that read nothing that is overlaid are left out.
 *
 * @param text the file
 * @param alerts how many alerts it has
 * @param records how many recorded series it has
 * @param doubts what a person should look at, a line each
 */
public record RuleCopies(String text, int alerts, int records, List<String> doubts) {
    /** The label that the copies of alerts carry. */
    public static final String LABEL = "tenfold_overlay";

    private static final int LARGEST_FILE = 8 << 20;

    public RuleCopies {
        doubts = List.copyOf(doubts);
    }

    /** Names that have copies when these distortions are on. */
    public static Set<String> names(Collection<Distortion> distortions) {
        Set<String> names = new TreeSet<>();
        for (Distortion each : distortions) {
            if (each.type() == Type.HISTOGRAM) {
                names.addAll(List.of(each.metric() + "_bucket", each.metric() + "_sum", each.metric() + "_count"));
            } else {
                names.add(each.metric());
            }
        }
        return names;
    }

    /**
     * Copies a file.
     *
     * @param yaml a file of rules
     * @param overlaid names that have copies; recorded series that come from them join
     * @throws IllegalArgumentException with one line, if it cannot be read
     */
    public static RuleCopies of(String yaml, Set<String> overlaid) {
        List<Map<String, Object>> groups = groups(yaml);
        Set<String> names = spread(groups, overlaid);
        List<Object> copies = new ArrayList<>();
        List<String> doubts = new ArrayList<>();
        int alerts = 0;
        int records = 0;
        for (Map<String, Object> group : groups) {
            List<Object> rules = new ArrayList<>();
            for (Map<String, Object> rule : rules(group)) {
                QueryCopy expr = copy(rule, names);
                expr.doubtful().forEach(each -> doubts.add(title(rule) + " may read an overlaid metric by " + each));
                if (expr.changed()) {
                    rules.add(marked(rule, expr.text()));
                    alerts += rule.containsKey("alert") ? 1 : 0;
                    records += rule.containsKey("record") ? 1 : 0;
                }
            }
            if (!rules.isEmpty()) {
                Map<String, Object> copy = new LinkedHashMap<>(group);
                copy.put("name", Layer.PREFIX + group.get("name"));
                copy.put("rules", rules);
                copies.add(copy);
            }
        }
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("groups", copies);
        return new RuleCopies(write(file), alerts, records, doubts);
    }

    /** Recorded series that come from copies are copies too, whatever the order of the rules. */
    private static Set<String> spread(List<Map<String, Object>> groups, Set<String> overlaid) {
        Set<String> names = new TreeSet<>(overlaid);
        int before;
        do {
            before = names.size();
            for (Map<String, Object> group : groups) {
                for (Map<String, Object> rule : rules(group)) {
                    if (rule.get("record") instanceof String record
                            && copy(rule, names).changed()) {
                        names.add(record);
                    }
                }
            }
        } while (names.size() > before);
        return names;
    }

    private static QueryCopy copy(Map<String, Object> rule, Set<String> names) {
        if (rule.get("expr") == null) {
            throw new IllegalArgumentException(title(rule) + " has no expr");
        }
        try {
            return QueryCopy.of(rule.get("expr").toString(), names);
        } catch (ParseFailure unreadable) {
            throw new IllegalArgumentException(title(rule) + ": " + unreadable.getMessage(), unreadable);
        }
    }

    private static String title(Map<String, Object> rule) {
        return rule.containsKey("alert") ? "alert " + rule.get("alert") : "record " + rule.get("record");
    }

    private static Map<String, Object> marked(Map<String, Object> rule, String expr) {
        Map<String, Object> copy = new LinkedHashMap<>(rule);
        copy.put("expr", expr);
        if (rule.containsKey("record")) {
            copy.put("record", Layer.PREFIX + rule.get("record"));
            return copy;
        }
        Map<String, Object> labels = new LinkedHashMap<>();
        if (rule.get("labels") instanceof Map<?, ?> own) {
            own.forEach((name, value) -> labels.put(name.toString(), value));
        }
        labels.put(LABEL, "true");
        copy.put("alert", Layer.PREFIX + rule.get("alert"));
        copy.put("labels", labels);
        return copy;
    }

    private static List<Map<String, Object>> groups(String yaml) {
        try {
            LoaderOptions options = new LoaderOptions();
            options.setCodePointLimit(LARGEST_FILE);
            Object file = new Yaml(new SafeConstructor(options)).load(yaml);
            return maps(file instanceof Map<?, ?> map ? map.get("groups") : null, "groups");
        } catch (YAMLException broken) {
            throw new IllegalArgumentException(
                    "the rules are no YAML: "
                            + broken.getMessage().lines().findFirst().orElse(""),
                    broken);
        }
    }

    private static List<Map<String, Object>> rules(Map<String, Object> group) {
        return maps(group.get("rules"), "rules of group " + group.get("name"));
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> maps(Object value, String what) {
        if (value instanceof List<?> list && list.stream().allMatch(each -> each instanceof Map)) {
            return (List<Map<String, Object>>) list;
        }
        throw new IllegalArgumentException(what + " must be a list");
    }

    private static String write(Map<String, Object> file) {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setWidth(Integer.MAX_VALUE);
        options.setSplitLines(false);
        return new Yaml(options).dump(file);
    }
}
