package dev.tenfold.inject.overlay;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * A document with groups of rules: Prometheus' own, or an object of Kubernetes that has them in its {@code spec}.
 *
 * @param root the whole document
 * @param groups its groups
 */
record RuleFile(Map<String, Object> root, List<Map<String, Object>> groups) {
    private static final int LARGEST = 8 << 20;
    private static final String GROUPS = "groups";
    private static final String SPEC = "spec";

    /** Reads the documents of a file that have groups; the others are none of ours. */
    static List<RuleFile> read(String yaml) {
        List<RuleFile> files = new ArrayList<>();
        try {
            LoaderOptions options = new LoaderOptions();
            options.setCodePointLimit(LARGEST);
            for (Object document : new Yaml(new SafeConstructor(options)).loadAll(yaml)) {
                if (document instanceof Map<?, ?> map) {
                    Map<?, ?> spec = map.get(SPEC) instanceof Map<?, ?> inner ? inner : map;
                    if (spec.containsKey(GROUPS)) {
                        files.add(new RuleFile(texts(map), maps(spec.get(GROUPS), GROUPS)));
                    }
                }
            }
        } catch (YAMLException broken) {
            String first = broken.getMessage().lines().findFirst().orElse("");
            throw new IllegalArgumentException("the rules are no YAML: " + first, broken);
        }
        if (files.isEmpty()) {
            throw new IllegalArgumentException("the file must have groups of rules");
        }
        return files;
    }

    static List<Map<String, Object>> rules(Map<String, Object> group) {
        return maps(group.get("rules"), "rules of group " + group.get("name"));
    }

    private static List<Map<String, Object>> maps(Object value, String what) {
        if (value instanceof List<?> list && list.stream().allMatch(each -> each instanceof Map)) {
            return list.stream().map(each -> texts((Map<?, ?>) each)).toList();
        }
        throw new IllegalArgumentException(what + " must be a list");
    }

    private static Map<String, Object> texts(Map<?, ?> map) {
        Map<String, Object> texts = new LinkedHashMap<>();
        map.forEach((key, value) -> texts.put(String.valueOf(key), value));
        return texts;
    }

    /** The same document with other groups; an object of Kubernetes gets a name of its own. */
    Map<String, Object> with(List<Object> others) {
        Map<String, Object> copy = new LinkedHashMap<>(root);
        if (!(root.get(SPEC) instanceof Map<?, ?> spec)) {
            copy.put(GROUPS, others);
            return copy;
        }
        Map<String, Object> inner = texts(spec);
        inner.put(GROUPS, others);
        copy.put(SPEC, inner);
        if (root.get("metadata") instanceof Map<?, ?> metadata) {
            Map<String, Object> named = texts(metadata);
            named.put("name", "tenfold-" + metadata.get("name"));
            copy.put("metadata", named);
        }
        return copy;
    }

    static String write(List<Object> documents) {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setWidth(Integer.MAX_VALUE);
        options.setSplitLines(false);
        Yaml yaml = new Yaml(options);
        return documents.isEmpty() ? "groups: []\n" : yaml.dumpAll(documents.iterator());
    }
}
