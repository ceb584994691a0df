package dev.tenfold.policy.alert.rulefile;

import dev.tenfold.document.Fields;
import dev.tenfold.document.Place;
import dev.tenfold.document.Problems;
import dev.tenfold.document.Scalar;
import dev.tenfold.document.Warning;
import dev.tenfold.policy.alert.AlertSpec;
import dev.tenfold.policy.alert.RecordSpec;
import dev.tenfold.policy.alert.RuleSpec;
import dev.tenfold.policy.alert.template.AlertText;
import dev.tenfold.promql.syntax.Generation;
import dev.tenfold.promql.syntax.ParseFailure;
import dev.tenfold.promql.syntax.Parser;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads one rule, and says what Prometheus would refuse.
 *
 * @see <a href="https://github.com/prometheus/prometheus/blob/main/model/rulefmt/rulefmt.go">model/rulefmt</a>
 */
final class RuleReader {
    /** What series could be called before Prometheus 3. */
    private static final Pattern LEGACY_METRIC = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");

    private static final Pattern LEGACY_LABEL = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");

    private final Fields fields;
    private final RuleFields rule;
    private final Problems errors;
    private final List<Warning> remarks;

    RuleReader(Fields fields, boolean strict, Problems errors, List<Warning> remarks) {
        this.fields = fields;
        this.rule = new RuleFields(fields, strict, errors);
        this.errors = errors;
        this.remarks = remarks;
    }

    /** The rule. One that says neither what it alerts nor what it records counts as an alert. */
    RuleSpec rule() {
        String alert = rule.text("alert");
        String recorded = rule.text("record");
        if (!alert.isEmpty() && !recorded.isEmpty()) {
            fields.problem("record", "must not stand beside alert: a rule does one of the two", "");
        }
        if (alert.isEmpty() && recorded.isEmpty()) {
            errors.add(fields.place(), fields.path(), "must have alert or record", "");
        }
        String expr = expr();
        Duration holdFor = rule.duration("for").orElse(Duration.ZERO);
        Duration keep = rule.duration("keep_firing_for").orElse(Duration.ZERO);
        Map<String, String> labels = rule.labels("labels");
        labels.keySet().forEach(name -> checkLegacy("labels", name, LEGACY_LABEL));
        if (recorded.isEmpty()) {
            labels.forEach((name, text) -> checkTemplate("labels", name, text));
            Map<String, String> annotations = rule.texts("annotations", this::checkAnnotation);
            return new AlertSpec(alert, expr, holdFor, keep, labels, annotations);
        }
        checkRecord(recorded);
        return new RecordSpec(recorded, expr, labels);
    }

    private String expr() {
        String expr = rule.text("expr");
        if (expr.isEmpty()) {
            fields.problem("expr", "must not be empty", "");
            return expr;
        }
        try {
            Parser.parse(expr, Generation.THREE);
        } catch (ParseFailure failure) {
            rule.scalar("expr")
                    .ifPresent(scalar -> errors.add(
                            place(scalar, failure.line()),
                            fields.path() + ".expr",
                            "cannot be parsed: " + failure.getMessage(),
                            line(expr, failure.line())));
        }
        return expr;
    }

    /** Where a line of a value stands: a block begins on the line after its mark. */
    private static Place place(Scalar scalar, int line) {
        int below = scalar.style() == Scalar.Style.BLOCK ? line : 0;
        return new Place(scalar.place().file(), scalar.place().line() + below);
    }

    private static String line(String expr, int line) {
        return expr.lines().skip(line - 1).findFirst().orElse("").strip();
    }

    private void checkRecord(String name) {
        if (name.contains("{") || name.contains("}")) {
            fields.problem("record", "must be the name of a series: what stands in braces belongs in expr", "");
        } else {
            checkLegacy("record", name, LEGACY_METRIC);
        }
        for (String key : List.of("for", "keep_firing_for", "annotations")) {
            if (fields.has(key)) {
                fields.problem(key, "must not stand in a recording rule", "");
            }
        }
    }

    private void checkLegacy(String key, String name, Pattern form) {
        if (!form.matcher(name).matches() && !name.isEmpty()) {
            remarks.add(new Warning(fields.place(key), "only Prometheus 3 and later take " + name + " for a name"));
        }
    }

    private void checkAnnotation(String name, String text) {
        if (name.isEmpty()) {
            rule.complain("annotations", name, "is no name that an annotation may have");
        }
        checkTemplate("annotations", name, text);
    }

    private void checkTemplate(String key, String name, String text) {
        AlertText template = AlertText.parse(text);
        template.complaints().forEach(complaint -> rule.complain(key, name, "cannot be parsed: " + complaint));
        if (template.complaints().isEmpty() && !template.unfilled().isEmpty()) {
            remarks.add(new Warning(
                    fields.place(key),
                    key + "." + name + " is not filled in where it says "
                            + template.unfilled().get(0) + ": a rehearsal shows it as written"));
        }
    }
}
