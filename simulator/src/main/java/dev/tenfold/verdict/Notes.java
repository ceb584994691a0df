package dev.tenfold.verdict;

import dev.tenfold.policy.PolicySpec;
import dev.tenfold.rehearsal.Happening;
import dev.tenfold.rehearsal.Happening.Kind;
import dev.tenfold.rehearsal.History;
import dev.tenfold.rehearsal.Line;
import dev.tenfold.rehearsal.Restraint;
import dev.tenfold.scenario.Script;
import dev.tenfold.service.Account;
import dev.tenfold.spelling.Figure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a reader has to know to judge a verdict: policies that never acted, services that nobody scales. */
final class Notes {
    /** More names than these make no sentence. */
    private static final int MOST_NAMES = 5;

    private final History history;
    private final Script script;
    private final List<Happening> happenings;
    private final List<String> notes = new ArrayList<>();

    private Notes(History history) {
        this.history = history;
        script = history.script();
        happenings = history.happenings();
    }

    static List<String> of(History history) {
        Notes told = new Notes(history);
        told.notes.addAll(told.script.remarks());
        told.script.policies().forEach(told::idle);
        told.restraints();
        told.unscaled();
        told.retries();
        told.model();
        return List.copyOf(told.notes);
    }

    private void idle(Script.Policy policy) {
        PolicySpec spec = policy.declaration().spec();
        List<String> parts = spec.parts();
        String target = policy.target();
        if (spec.floor().isEmpty()) {
            silent(parts.stream().filter(alert -> !fired(alert)).toList());
            return;
        }
        List<String> idle = (parts.isEmpty() ? List.of(policy.name()) : parts)
                .stream().filter(part -> !scaled(part, target)).toList();
        if (!idle.isEmpty()) {
            boolean one = idle.size() == 1;
            notes.add(names(idle) + " never scaled " + target + ": this run proves nothing about how "
                    + (one ? "it scales" : "they scale"));
        }
    }

    private void silent(List<String> alerts) {
        if (!alerts.isEmpty()) {
            boolean one = alerts.size() == 1;
            notes.add((one ? "alert " : "alerts ") + names(alerts) + " never fired: this run does not prove that "
                    + (one ? "it can" : "they can"));
        }
    }

    private boolean fired(String alert) {
        return happenings.stream()
                .anyMatch(happening ->
                        happening.kind() == Kind.ALERT && happening.policy().equals(alert));
    }

    private boolean scaled(String policy, String target) {
        return happenings.stream()
                .anyMatch(happening ->
                        happening.policy().equals(policy) && happening.service().equals(target));
    }

    /** One sentence a policy, whatever held it back most often first. */
    private void restraints() {
        Map<String, List<Restraint>> byPolicy = history.restraints().stream()
                .collect(Collectors.groupingBy(Restraint::policy, TreeMap::new, Collectors.toList()));
        byPolicy.forEach((policy, all) -> {
            int times = all.stream().mapToInt(Restraint::times).sum();
            String reasons = all.stream()
                    .sorted(Comparator.comparingInt(Restraint::times).reversed())
                    .map(each -> each.rule() + (all.size() == 1 ? "" : " (" + each.times() + ")"))
                    .collect(Collectors.joining("; "));
            notes.add(policy + " was held back " + (times == 1 ? "once" : times + " times") + ": " + reasons);
        });
    }

    private void unscaled() {
        for (Line line : history.lines().values()) {
            boolean scaled = script.policies().stream()
                    .anyMatch(policy -> policy.target().equals(line.name()));
            double busiest = busiest(line);
            if (!scaled && busiest > 0.9) {
                notes.add(
                        line.name() + " reached " + Figure.percent(busiest) + " of its cores, and no policy scales it");
            }
        }
    }

    private void retries() {
        for (Line line : history.lines().values()) {
            Account account = line.account();
            if (account.retried() >= 1) {
                String whose = line == history.users() ? "users" : line.name();
                String wasted = account.unawaited() < 1
                        ? ""
                        : "; nobody waited any longer for " + Figure.count(account.unawaited())
                                + " answers, which took " + Figure.plain(account.wastedCpuSeconds(), 0)
                                + " CPU seconds";
                notes.add(whose + ": " + Figure.count(account.retried()) + " of " + Figure.count(account.offered())
                        + " attempts were retries, " + Figure.percent(account.retried() / account.requests())
                        + " of the " + Figure.count(account.requests()) + " requests" + wasted);
            }
        }
    }

    private void model() {
        if (history.misled() > 0) {
            notes.add((history.misled() == 1 ? "1 decision was" : history.misled() + " decisions were")
                    + " taken while a fault distorted the metrics");
        }
        if (happenings.stream().anyMatch(happening -> happening.kind() == Kind.FAULT_START)) {
            notes.add("the oracle knows the demand in advance, not the faults");
        }
        notes.add("services are modelled as fluids with queueing formulas; see docs/fidelity.md for the error");
    }

    private static String names(List<String> names) {
        if (names.size() <= MOST_NAMES) {
            return String.join(", ", names);
        }
        return String.join(", ", names.subList(0, MOST_NAMES)) + " and " + (names.size() - MOST_NAMES) + " more";
    }

    private static double busiest(Line line) {
        double busiest = 0;
        for (int i = 0; i < line.size(); i++) {
            busiest = Math.max(busiest, Double.isNaN(line.cpuRatio(i)) ? 0 : line.cpuRatio(i));
        }
        return busiest;
    }
}
