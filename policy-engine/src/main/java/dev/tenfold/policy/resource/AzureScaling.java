package dev.tenfold.policy.resource;

import dev.tenfold.policy.Declaration;
import dev.tenfold.policy.Figure;
import dev.tenfold.policy.azure.AutoscaleRule;
import dev.tenfold.policy.azure.AutoscaleSetting;
import dev.tenfold.policy.azure.Capacity;
import dev.tenfold.policy.azure.Profile;
import dev.tenfold.policy.azure.ProfileKind;
import dev.tenfold.policy.azure.ScaleAction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * Reads the autoscale settings of Azure Monitor.
 *
 * @see <a href="https://learn.microsoft.com/azure/templates/microsoft.insights/autoscalesettings">
 *     Microsoft.Insights/autoscaleSettings</a>
 */
public final class AzureScaling {
    /** Their resource type. */
    public static final String TYPE = "Microsoft.Insights/autoscaleSettings";

    private AzureScaling() {}

    /** What those of the resources that are autoscale settings declare. */
    public static List<Declaration> declarations(List<Resource> resources) {
        return resources.stream()
                .filter(resource -> resource.type().equals(TYPE))
                .map(AzureScaling::declaration)
                .toList();
    }

    private static Declaration declaration(Resource resource) {
        Findings findings = new Findings();
        Section setting = Section.of(resource, findings);
        setting.require("profiles");
        setting.require("targetResourceUri");
        List<Profile> profiles = new ArrayList<>();
        for (Section profile : setting.sections("profiles")) {
            profile(profile).ifPresent(profiles::add);
        }
        String name = resource.name("name");
        String target = setting.name("targetResourceUri").orElse("");
        boolean enabled = setting.truth("enabled").orElse(true);
        Optional<AutoscaleSetting> spec = profiles.isEmpty()
                ? Optional.empty()
                : Optional.of(new AutoscaleSetting(name, target, enabled, profiles));
        String does = profiles.isEmpty()
                ? "no profile of it is settled"
                : profiles.stream().map(AzureScaling::described).collect(Collectors.joining("; "));
        String understood = "autoscale setting " + name + (enabled ? "" : " (disabled)") + " of "
                + (target.isEmpty() ? "what it does not name" : last(target)) + ": " + does;
        return Declared.of(resource, name, targets(target), understood, findings, List.of(), spec);
    }

    private static List<String> targets(String target) {
        return target.isEmpty() ? List.of() : List.of(last(target), target);
    }

    private static String last(String uri) {
        return uri.substring(uri.lastIndexOf('/') + 1);
    }

    private static Optional<Profile> profile(Section profile) {
        Optional<Section> written = profile.section("capacity");
        profile.require("capacity");
        Optional<Capacity> capacity = written.flatMap(AzureScaling::capacity);
        List<AutoscaleRule> rules = new ArrayList<>();
        List<Section> sections = profile.sections("rules");
        for (Section rule : sections) {
            new AzureRule(rule).read().ifPresent(rules::add);
        }
        boolean whole = rules.size() == sections.size();
        if (whole) {
            warn(profile, rules);
        }
        return new AzureTimes(profile)
                .read()
                .filter(times -> whole)
                .flatMap(times ->
                        capacity.map(known -> new Profile(profile.name("name").orElse(""), known, rules, times)));
    }

    private static Optional<Capacity> capacity(Section capacity) {
        List.of("minimum", "maximum", "default").forEach(capacity::require);
        OptionalInt min = capacity.count("minimum");
        OptionalInt max = capacity.count("maximum");
        OptionalInt byDefault = capacity.count("default");
        if (min.isEmpty() || max.isEmpty() || byDefault.isEmpty()) {
            return Optional.empty();
        }
        if (min.getAsInt() < 0) {
            capacity.error("minimum", "must be >= 0");
            return Optional.empty();
        }
        if (max.getAsInt() < min.getAsInt()) {
            capacity.error("maximum", "must be >= " + capacity.path("minimum") + " " + min.getAsInt());
            return Optional.empty();
        }
        if (byDefault.getAsInt() < min.getAsInt() || byDefault.getAsInt() > max.getAsInt()) {
            capacity.error("default", "must be between minimum " + min.getAsInt() + " and maximum " + max.getAsInt());
        }
        return Optional.of(new Capacity(min.getAsInt(), max.getAsInt(), byDefault.getAsInt()));
    }

    private static void warn(Section profile, List<AutoscaleRule> rules) {
        long out = rules.stream().filter(AzureScaling::increases).count();
        if (!rules.isEmpty() && (out == 0 || out == rules.size())) {
            String way = out == 0 ? "out" : "in";
            profile.warn(
                    "rules",
                    profile.path("rules") + " hold no rule that scales " + way + ": the number of instances only ever "
                            + (out == 0 ? "falls" : "grows"));
        }
        for (AutoscaleRule up : rules.stream().filter(AzureScaling::increases).toList()) {
            for (AutoscaleRule down :
                    rules.stream().filter(rule -> !increases(rule)).toList()) {
                if (up.metric().equals(down.metric())
                        && down.trigger().threshold() >= up.trigger().threshold()) {
                    profile.warn(
                            "rules",
                            "the rules on " + up.metric() + " scale out at "
                                    + Figure.of(up.trigger().threshold()) + " and in at "
                                    + Figure.of(down.trigger().threshold()) + ": between them both are triggered");
                }
            }
        }
    }

    private static boolean increases(AutoscaleRule rule) {
        return rule.action().direction() == ScaleAction.Direction.INCREASE;
    }

    private static String described(Profile profile) {
        Capacity capacity = profile.capacity();
        String rules = profile.rules().stream().map(AzureScaling::described).collect(Collectors.joining(", "));
        String kind = profile.times().kind() == ProfileKind.DEFAULT
                ? ""
                : " (" + profile.times().kind().text() + ")";
        return "profile " + profile.name() + kind + " keeps " + capacity.minimum() + " to "
                + Figure.counted(capacity.maximum(), "instance")
                + (rules.isEmpty() ? ", without rules" : ": " + rules);
    }

    private static String described(AutoscaleRule rule) {
        ScaleAction action = rule.action();
        String size = switch (action.type()) {
            case CHANGE_COUNT -> (increases(rule) ? "adds " : "removes ") + action.value();
            case PERCENT_CHANGE_COUNT -> (increases(rule) ? "adds " : "removes ") + action.value() + " %";
            case EXACT_COUNT -> "goes to " + action.value();
        };
        return size + " when " + rule.metric() + " is "
                + rule.trigger().operation().text() + " "
                + Figure.of(rule.trigger().threshold()) + " over "
                + Figure.span(rule.trigger().timeWindow().toNanos()) + ", then waits "
                + Figure.span(rule.cooldown().toNanos());
    }
}
