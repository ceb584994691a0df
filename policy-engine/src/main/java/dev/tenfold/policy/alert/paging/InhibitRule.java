package dev.tenfold.policy.alert.paging;

import dev.tenfold.metric.Labels;
import dev.tenfold.metric.Matcher;
import java.util.Collection;
import java.util.List;

/**
 * Alerts that keep others from being told.
 *
 * @param source which alerts do, while they fire
 * @param target which alerts are not told meanwhile
 * @param equal the labels that both must have alike
 * @see <a href="https://github.com/prometheus/alertmanager/blob/main/inhibit/inhibit.go">inhibit/inhibit.go</a>
 */
public record InhibitRule(List<Matcher> source, List<Matcher> target, List<String> equal) {
    public InhibitRule {
        source = List.copyOf(source);
        target = List.copyOf(target);
        equal = List.copyOf(equal);
    }

    /** Whether one of the firing alerts keeps this one from being told. No alert inhibits itself. */
    public boolean inhibits(Labels alert, Collection<Labels> firing) {
        if (!accepts(target, alert)) {
            return false;
        }
        // Of alerts that are both, none inhibits another.
        boolean both = accepts(source, alert);
        return firing.stream()
                .anyMatch(other -> accepts(source, other)
                        && !(both && accepts(target, other))
                        && equal.stream().allMatch(name -> other.get(name).equals(alert.get(name))));
    }

    private static boolean accepts(List<Matcher> matchers, Labels labels) {
        return matchers.stream().allMatch(matcher -> matcher.matches(labels.get(matcher.name())));
    }
}
