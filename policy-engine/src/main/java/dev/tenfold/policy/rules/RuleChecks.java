package dev.tenfold.policy.rules;

import dev.tenfold.document.Names;
import dev.tenfold.document.Place;
import dev.tenfold.document.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.GlobalDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;

/** What Drools would take and Tenfold would not, or take otherwise; and what each rule is. */
final class RuleChecks {
    private static final Pattern WINDOW = Pattern.compile("\\b(avg|max|min|p95|rate)\\s*\\(\\s*([\"'])(\\w*)\\2\\s*,");
    private static final Pattern ACT = Pattern.compile("\\bscale\\s*\\.\\s*(\\w+)\\s*\\(");
    private static final Pattern NAMED = Pattern.compile("\\b(?:name|service)\\s*==\\s*([\"'])(.*?)\\1");
    private static final Pattern UNREPEATABLE = Pattern.compile(
            "\\bMath\\.random\\b|\\bSystem\\.(?:currentTimeMillis|nanoTime)\\b|\\bnew\\s+(?:Date|Random)\\s*\\(\\s*\\)"
                    + "|\\b(?:LocalTime|LocalDate|LocalDateTime|ZonedDateTime|Instant)\\.now\\b");
    private static final Map<String, String> REFUSED = new LinkedHashMap<>();

    static {
        REFUSED.put("timer", "a condition on Now, such as `Now(minute == 0)`");
        REFUSED.put("duration", "a window, such as `avg(\"cpu\", 60) > 0.8`");
        REFUSED.put("calendars", "a condition on Now, such as `Now(weekend)`");
        REFUSED.put("date-effective", "a condition on Now, such as `Now(date >= \"2026-11-27\")`");
        REFUSED.put("date-expires", "a condition on Now, such as `Now(date < \"2026-11-27\")`");
    }

    private final String file;
    private final RuleParse parse;
    private final Problems problems;
    private final List<RuleSummary> rules = new ArrayList<>();
    private final List<CompiledRules.Doubt> doubts = new ArrayList<>();

    private RuleChecks(String file, RuleParse parse, Problems problems) {
        this.file = file;
        this.parse = parse;
        this.problems = problems;
    }

    /** Looks at all rules; what is wrong goes to {@code problems}. */
    static RuleChecks of(String file, RuleParse parse, Problems problems) {
        RuleChecks checks = new RuleChecks(file, parse, problems);
        checks.all();
        return checks;
    }

    List<RuleSummary> rules() {
        return rules;
    }

    List<CompiledRules.Doubt> doubts() {
        return doubts;
    }

    private void all() {
        for (GlobalDescr global : parse.tree().getGlobals()) {
            if (!global.getIdentifier().equals("scale")) {
                String rule = "is never set: the only global there is is `scale`";
                problems.add(new Place(file, global.getLine()), "global " + global.getIdentifier(), rule, "");
            }
        }
        Map<String, Integer> lines = new LinkedHashMap<>();
        for (RuleDescr rule : parse.tree().getRules()) {
            Integer first = lines.putIfAbsent(rule.getName(), rule.getLine());
            if (first != null) {
                add(rule.getLine(), rule, "has the name of the rule in line " + first, "");
            }
            check(rule);
            rules.add(summary(rule));
        }
        findWords();
    }

    private void check(RuleDescr rule) {
        REFUSED.forEach((attribute, instead) -> {
            if (rule.getAttributes().containsKey(attribute)) {
                int line = rule.getAttributes().get(attribute).getLine();
                String what = "has `" + attribute + "`: rules have no clock of their own, they are asked at intervals";
                add(line > 0 ? line : rule.getLine(), rule, what, instead);
            }
        });
        for (PatternDescr pattern : RuleTree.patterns(rule)) {
            if (!pattern.getBehaviors().isEmpty()) {
                String what = "has `over window`: facts are states, not events";
                add(pattern.getLine(), rule, what, "a window of the service, such as `avg(\"cpu\", 60)`");
            }
        }
    }

    /** Finds what is only known when a rule runs: names of metrics, and what makes a run differ from the last. */
    private void findWords() {
        String text = parse.text().text();
        String code = CodeText.withoutComments(text);
        Matcher window = WINDOW.matcher(code);
        while (window.find()) {
            String metric = window.group(3);
            if (ServiceMetric.of(metric).isEmpty()) {
                String hint = Names.nearest(metric, ServiceMetric.names())
                        .map(known -> "`\"" + known + "\"`")
                        .orElse("one of " + String.join(", ", ServiceMetric.names()));
                int line = parse.text().lineOf(window.start());
                add(line, ruleAt(line), "asks for a metric that services do not have: \"" + metric + "\"", hint);
            }
        }
        Matcher unrepeatable = UNREPEATABLE.matcher(CodeText.withoutCommentsAndStrings(text));
        while (unrepeatable.find()) {
            String word = unrepeatable.group().replaceAll("\\s*\\(.*", "");
            String sentence = "`" + word + "` differs from run to run, so the same rehearsal may end differently";
            doubts.add(new CompiledRules.Doubt(parse.text().lineOf(unrepeatable.start()), sentence));
        }
    }

    private RuleDescr ruleAt(int line) {
        return parse.tree().getRules().stream()
                .filter(rule -> rule.getLine() <= line && line <= rule.getEndLine())
                .findFirst()
                .orElse(null);
    }

    private void add(int line, RuleDescr rule, String what, String hint) {
        String path = rule == null ? "" : "rule \"" + rule.getName() + "\"";
        problems.add(new Place(file, line), path, what, "", hint);
    }

    private static RuleSummary summary(RuleDescr rule) {
        Set<String> acts = new LinkedHashSet<>();
        Matcher act = ACT.matcher(CodeText.withoutCommentsAndStrings(String.valueOf(rule.getConsequence())));
        while (act.find()) {
            acts.add(act.group(1));
        }
        Set<String> services = new LinkedHashSet<>();
        for (PatternDescr pattern : RuleTree.patterns(rule)) {
            for (ExprConstraintDescr constraint : RuleTree.constraints(pattern)) {
                Matcher named = NAMED.matcher(constraint.getExpression());
                while (named.find()) {
                    services.add(named.group(2));
                }
            }
        }
        String salience = rule.getAttributes().containsKey("salience")
                ? rule.getAttributes().get("salience").getValue()
                : "";
        return new RuleSummary(
                rule.getName(),
                rule.getLine(),
                rule.getConsequenceLine(),
                salience,
                List.copyOf(acts),
                List.copyOf(services));
    }
}
