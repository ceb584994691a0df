package dev.tenfold.policy.azure;

import java.util.List;

/**
 * The rules of a profile at one run of the autoscale engine, each with whether it is triggered.
 *
 * @param rules in the order written
 * @see <a href="https://learn.microsoft.com/azure/azure-monitor/autoscale/autoscale-understanding-settings">Understand
 *     autoscale settings, how autoscale evaluates multiple rules</a>
 */
public record RuleSet(List<Rule> rules) {

    /**
     * A rule.
     *
     * @param action what it does
     * @param triggered whether its condition holds
     */
    public record Rule(ScaleAction action, boolean triggered) {
        private boolean goes(ScaleAction.Direction direction) {
            return action.direction() == direction;
        }
    }

    public RuleSet {
        rules = List.copyOf(rules);
    }

    /**
     * How many instances the rules ask for, within the limits. If any rule that increases is triggered, the largest
     * result of those that are; else, if all rules that decrease are triggered, the largest of theirs.
     */
    public int apply(int instances, Capacity limits) {
        List<Rule> increases = rules.stream()
                .filter(rule -> rule.goes(ScaleAction.Direction.INCREASE) && rule.triggered())
                .toList();
        if (!increases.isEmpty()) {
            return limits.clamp(largest(increases, instances));
        }
        List<Rule> decreases = rules.stream()
                .filter(rule -> rule.goes(ScaleAction.Direction.DECREASE))
                .toList();
        boolean all = !decreases.isEmpty() && decreases.stream().allMatch(Rule::triggered);
        return limits.clamp(all ? largest(decreases, instances) : instances);
    }

    private static int largest(List<Rule> rules, int instances) {
        return rules.stream()
                .mapToInt(rule -> rule.action().applyTo(instances))
                .max()
                .getAsInt();
    }
}
