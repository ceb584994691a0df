package dev.tenfold.policy.rules;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;

/**
 * One condition or the consequence of a rule, in a text where little else is left that could be wrong.
 *
 * @param rule the rule
 * @param fact what the condition is about; empty for a consequence
 * @param code the condition or the consequence as written, without comments
 * @param line where that begins
 * @param text a text that holds this part and what it needs
 */
record RulePart(RuleDescr rule, String fact, String code, int line, RuleText text) {
    private static final Pattern BINDING = Pattern.compile("^\\s*(\\$?\\w+)\\s*:=?(?!:)");

    /** Stands for a condition that is left out. */
    private static final String ALWAYS = "this != null";

    /** The parts of a rule: its conditions in order, a pattern without any as one, then its consequence. */
    static List<RulePart> of(RuleDescr rule, RuleText whole) {
        RuleText alone = alone(rule, whole);
        List<RulePart> parts = new ArrayList<>();
        for (PatternDescr pattern : RuleTree.patterns(rule)) {
            List<ExprConstraintDescr> constraints = RuleTree.constraints(pattern);
            for (ExprConstraintDescr constraint : constraints) {
                String text = withOnly(rule, alone, constraint, constraint.getExpression());
                parts.add(new RulePart(
                        rule,
                        pattern.getObjectType(),
                        constraint.getExpression(),
                        constraint.getLine(),
                        new RuleText(withoutConsequence(rule, text))));
            }
            if (constraints.isEmpty()) {
                String text = withOnly(rule, alone, null, "");
                parts.add(new RulePart(
                        rule,
                        pattern.getObjectType(),
                        "",
                        pattern.getLine(),
                        new RuleText(withoutConsequence(rule, text))));
            }
        }
        String text = withOnly(rule, alone, null, rule.getConsequence().toString());
        RuleText.Range consequence = consequence(rule, alone.text());
        String code = CodeText.withoutComments(alone.text()).substring(consequence.from(), consequence.to());
        parts.add(new RulePart(rule, "", code, alone.lineOf(consequence.from()), new RuleText(text)));
        return parts;
    }

    /** The text with no rule but one. */
    static RuleText alone(RuleDescr rule, RuleText whole) {
        int from = CodeText.offsetOf(whole.text(), rule.getLine());
        int to = CodeText.offsetOf(whole.text(), rule.getLine() + 1);
        RuleText alone = whole;
        boolean kept = false;
        for (RuleText.Range range : whole.rules()) {
            boolean isIt = !kept && range.from() >= from && range.from() < to;
            kept |= isIt;
            alone = isIt ? alone : alone.without(range);
        }
        return alone;
    }

    /** The text with no condition but one, and the bindings that some code needs. */
    private static String withOnly(RuleDescr rule, RuleText alone, ExprConstraintDescr kept, String needing) {
        List<ExprConstraintDescr> all = RuleTree.patterns(rule).stream()
                .flatMap(pattern -> RuleTree.constraints(pattern).stream())
                .toList();
        Set<ExprConstraintDescr> keep = needed(all, needing);
        StringBuilder text = new StringBuilder(alone.text());
        for (int i = all.size() - 1; i >= 0; i--) {
            ExprConstraintDescr each = all.get(i);
            int from = each.getStartCharacter();
            int to = each.getEndCharacter() + 1;
            if (each != kept && !keep.contains(each) && from >= 0 && to <= text.length() && from < to) {
                String breaks = text.substring(from, to).replaceAll("[^\n]", "");
                text.replace(from, to, ALWAYS + breaks);
            }
        }
        return text.toString();
    }

    private static Set<ExprConstraintDescr> needed(List<ExprConstraintDescr> all, String code) {
        Set<ExprConstraintDescr> needed = new LinkedHashSet<>();
        StringBuilder needing = new StringBuilder(code);
        boolean more = true;
        while (more) {
            more = false;
            for (ExprConstraintDescr each : all) {
                Matcher binding = BINDING.matcher(each.getExpression());
                if (binding.find() && isIn(binding.group(1), needing) && needed.add(each)) {
                    needing.append('\n').append(each.getExpression());
                    more = true;
                }
            }
        }
        return needed;
    }

    private static boolean isIn(String word, CharSequence code) {
        return Pattern.compile("(?<![\\w$])" + Pattern.quote(word) + "(?![\\w$])")
                .matcher(code)
                .find();
    }

    private static String withoutConsequence(RuleDescr rule, String text) {
        RuleText.Range consequence = consequence(rule, text);
        return CodeText.blanked(text, consequence.from(), consequence.to());
    }

    /** From after {@code then} to before {@code end}. */
    private static RuleText.Range consequence(RuleDescr rule, String text) {
        String code = CodeText.withoutCommentsAndStrings(text);
        Matcher then = Pattern.compile("\\bthen\\b").matcher(code);
        int from = then.find(CodeText.offsetOf(text, rule.getConsequenceLine())) ? then.end() : text.length();
        String written = rule.getConsequence().toString().strip();
        int begin = text.indexOf(written, from);
        return begin < 0 || written.isEmpty()
                ? new RuleText.Range(from, from)
                : new RuleText.Range(begin, begin + written.length());
    }
}
