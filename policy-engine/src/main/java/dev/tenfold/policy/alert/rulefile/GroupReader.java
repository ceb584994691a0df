package dev.tenfold.policy.alert.rulefile;

import dev.tenfold.document.Fields;
import dev.tenfold.document.Place;
import dev.tenfold.document.Problem;
import dev.tenfold.document.Problems;
import dev.tenfold.document.Warning;
import dev.tenfold.policy.Declaration;
import dev.tenfold.policy.alert.RuleGroupSpec;
import dev.tenfold.policy.alert.RuleSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the groups of one document, and sees to it that each of them hears of its own mistakes. */
final class GroupReader {
    private final String kind;
    private final boolean strict;
    private final Problems errors;
    private final Map<String, Place> names = new LinkedHashMap<>();

    /**
     * @param kind of the declarations
     * @param strict whether this is Prometheus' own format, in which unknown fields are errors and any value is text
     */
    GroupReader(String kind, boolean strict, Problems errors) {
        this.kind = kind;
        this.strict = strict;
        this.errors = errors;
    }

    List<RuleGroupDeclaration> groups(List<Fields> groups) {
        return groups.stream().map(this::group).toList();
    }

    private RuleGroupDeclaration group(Fields fields) {
        RuleFields group = new RuleFields(fields, strict, errors);
        String name = group.text("name");
        checkName(fields, name);
        if (!strict) {
            fields.node("partial_response_strategy");
        }
        List<RuleSpec> rules = new ArrayList<>();
        List<Place> places = new ArrayList<>();
        List<Warning> remarks = new ArrayList<>();
        for (Fields rule : fields.objects("rules")) {
            RuleReader reader = new RuleReader(rule, strict, errors, remarks);
            rules.add(reader.rule());
            places.add(rule.place("expr"));
        }
        RuleGroupSpec spec = new RuleGroupSpec(
                name,
                group.duration("interval").filter(interval -> !interval.isZero()),
                Math.max(0, fields.int32("limit").orElse(0)),
                group.duration("query_offset"),
                group.labels("labels"),
                rules);
        return new RuleGroupDeclaration(kind, fields.path(), fields.place(), spec, places, List.of(), remarks);
    }

    private void checkName(Fields group, String name) {
        if (name.isEmpty()) {
            group.problem("name", "must not be empty", "");
            return;
        }
        Place first = names.putIfAbsent(name, group.place("name"));
        if (first != null) {
            group.problem("name", "must stand once in a file, stands already in line " + first.line(), "");
        }
    }

    /**
     * Gives each group the mistakes that are its own, by their paths.
     *
     * @param unread fields that nobody asked for
     * @param declared takes the groups
     * @param warnings takes what is odd about the document around them
     * @return the mistakes that belong to no group
     */
    List<Problem> divide(
            List<RuleGroupDeclaration> groups,
            List<Problem> found,
            List<Problem> unread,
            List<Declaration> declared,
            List<Warning> warnings) {
        List<Problem> mistakes = new ArrayList<>(found);
        List<Warning> remarks = new ArrayList<>();
        for (Problem field : unread) {
            if (strict) {
                mistakes.add(field);
            } else {
                String guess = field.hint().isEmpty() ? "" : " (maybe " + field.hint() + ")";
                String sentence = field.path() + " is no field of " + kind + guess + ": it has no effect";
                remarks.add(new Warning(field.place(), sentence));
            }
        }
        warnings.addAll(remarks);
        for (RuleGroupDeclaration group : groups) {
            List<Problem> own = mistakes.stream()
                    .filter(mistake -> isWithin(mistake.path(), group.path()))
                    .toList();
            mistakes.removeAll(own);
            declared.add(new RuleGroupDeclaration(
                    group.kind(), group.path(), group.place(), group.spec(), group.rulePlaces(), own, group.remarks()));
        }
        return mistakes;
    }

    private static boolean isWithin(String path, String group) {
        return path.equals(group) || path.startsWith(group + ".") || path.startsWith(group + "[");
    }
}
