package dev.tenfold.policy.emit;

import dev.tenfold.document.draft.Draft;
import dev.tenfold.document.draft.YamlWriter;
import dev.tenfold.policy.alert.AlertSpec;
import dev.tenfold.policy.alert.PrometheusDuration;
import dev.tenfold.policy.alert.RuleGroupSpec;
import dev.tenfold.policy.alert.RuleSpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Rule files of Prometheus. */
public final class RuleText {
    private RuleText() {}

    /**
     * A rule file.
     *
     * @param remark what a reader should know first, in plain words; may have lines, may be empty
     */
    public static String of(List<RuleGroupSpec> groups, String remark) {
        YamlWriter writer = YamlWriter.USUAL;
        Draft.Keyed file = Draft.fields()
                .put("groups", groups.stream().map(RuleText::group).toList())
                .drafted();
        return writer.remark(remark, 0) + writer.entries(file, 0) + writer.lineEnd();
    }

    private static Draft.Fields group(RuleGroupSpec group) {
        Draft.Fields fields = Draft.fields().put("name", group.name());
        group.interval().ifPresent(interval -> fields.put("interval", PrometheusDuration.text(interval)));
        group.queryOffset().ifPresent(offset -> fields.put("query_offset", PrometheusDuration.text(offset)));
        if (group.limit() > 0) {
            fields.put("limit", group.limit());
        }
        names(fields, "labels", group.labels());
        return fields.put("rules", group.rules().stream().map(RuleText::rule).toList());
    }

    private static Draft.Fields rule(RuleSpec rule) {
        Draft.Fields fields = Draft.fields();
        if (rule instanceof AlertSpec alert) {
            fields.put("alert", alert.name()).put("expr", alert.expr());
            duration(fields, "for", alert.holdFor());
            duration(fields, "keep_firing_for", alert.keepFiringFor());
            names(fields, "labels", alert.labels());
            names(fields, "annotations", alert.annotations());
        } else {
            fields.put("record", rule.name()).put("expr", rule.expr());
            names(fields, "labels", rule.labels());
        }
        return fields;
    }

    private static void duration(Draft.Fields fields, String key, Duration time) {
        if (!time.isZero()) {
            fields.put(key, PrometheusDuration.text(time));
        }
    }

    static void names(Draft.Fields fields, String key, Map<String, String> texts) {
        if (!texts.isEmpty()) {
            Draft.Fields names = Draft.fields();
            texts.forEach(names::put);
            fields.put(key, names.named());
        }
    }
}
