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

/**
 * Copies of a file of Prometheus rules that read marked copies of metrics. Alerts and recorded series are marked by
 * {@code tenfold_} too, and alerts carry {@code tenfold_overlay="true"}, by which Alertmanager can send them elsewhere.
 * Rules that read nothing that is overlaid are left out. It reads Prometheus' own files and {@code PrometheusRule}
 * objects of Kubernetes, one or several to a file.
 *
 * @param text the file
 * @param alerts how many alerts it has
 * @param records how many recorded series it has
 * @param doubts what a person should look at, a line each
 */
public record RuleCopies(String text, int alerts, int records, List<String> doubts) {
    /** The label that the copies of alerts carry. */
    public static final String LABEL = "tenfold_overlay";

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
        List<RuleFile> files = RuleFile.read(yaml);
        Set<String> names = spread(files, overlaid);
        List<Object> copies = new ArrayList<>();
        List<String> doubts = new ArrayList<>();
        int[] counts = new int[2];
        for (RuleFile file : files) {
            List<Object> groups = new ArrayList<>();
            for (Map<String, Object> group : file.groups()) {
                List<Object> rules = copies(group, names, doubts, counts);
                if (!rules.isEmpty()) {
                    Map<String, Object> copy = new LinkedHashMap<>(group);
                    copy.put("name", Layer.PREFIX + group.get("name"));
                    copy.put("rules", rules);
                    groups.add(copy);
                }
            }
            if (!groups.isEmpty()) {
                copies.add(file.with(groups));
            }
        }
        return new RuleCopies(RuleFile.write(copies), counts[0], counts[1], doubts);
    }

    private static List<Object> copies(
            Map<String, Object> group, Set<String> names, List<String> doubts, int[] counts) {
        List<Object> rules = new ArrayList<>();
        for (Map<String, Object> rule : RuleFile.rules(group)) {
            QueryCopy expr = copy(rule, names);
            expr.doubtful().forEach(each -> doubts.add(title(rule) + " may read an overlaid metric by " + each));
            if (expr.changed()) {
                rules.add(marked(rule, expr.text()));
                counts[0] += rule.containsKey("alert") ? 1 : 0;
                counts[1] += rule.containsKey("record") ? 1 : 0;
            }
        }
        return rules;
    }

    /** Recorded series that come from copies are copies too, whatever the order of the rules. */
    private static Set<String> spread(List<RuleFile> files, Set<String> overlaid) {
        Set<String> names = new TreeSet<>(overlaid);
        List<Map<String, Object>> rules = files.stream()
                .flatMap(file -> file.groups().stream())
                .flatMap(group -> RuleFile.rules(group).stream())
                .toList();
        int before;
        do {
            before = names.size();
            for (Map<String, Object> rule : rules) {
                if (rule.get("record") instanceof String record
                        && copy(rule, names).changed()) {
                    names.add(record);
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
}
