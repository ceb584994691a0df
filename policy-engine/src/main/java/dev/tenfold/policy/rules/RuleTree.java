package dev.tenfold.policy.rules;

import java.util.ArrayList;
import java.util.List;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.PatternDestinationDescr;
import org.drools.drl.ast.descr.RuleDescr;

/** Ways through the tree of a rule. */
final class RuleTree {
    private RuleTree() {}

    /** The patterns of a rule, at any depth, in the order written. */
    static List<PatternDescr> patterns(RuleDescr rule) {
        List<PatternDescr> patterns = new ArrayList<>();
        if (rule.getLhs() != null) {
            collect(rule.getLhs(), patterns);
        }
        return patterns;
    }

    /** The conditions of a pattern, in the order written. */
    static List<ExprConstraintDescr> constraints(PatternDescr pattern) {
        List<ExprConstraintDescr> constraints = new ArrayList<>();
        for (BaseDescr each : pattern.getConstraint().getDescrs()) {
            if (each instanceof ExprConstraintDescr constraint) {
                constraints.add(constraint);
            }
        }
        return constraints;
    }

    private static void collect(BaseDescr part, List<PatternDescr> patterns) {
        if (part instanceof PatternDescr pattern) {
            patterns.add(pattern);
            if (pattern.getSource() instanceof PatternDestinationDescr source && source.getInputPattern() != null) {
                collect(source.getInputPattern(), patterns);
            }
        }
        if (part instanceof ConditionalElementDescr group) {
            group.getDescrs().stream()
                    .filter(BaseDescr.class::isInstance)
                    .map(BaseDescr.class::cast)
                    .forEach(each -> collect(each, patterns));
        }
    }
}
