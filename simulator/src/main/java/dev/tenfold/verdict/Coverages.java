package dev.tenfold.verdict;

import dev.tenfold.policy.Element;
import dev.tenfold.policy.PolicySpec;
import dev.tenfold.rehearsal.Happening;
import dev.tenfold.rehearsal.Happening.Kind;
import dev.tenfold.rehearsal.History;
import dev.tenfold.scenario.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Finds out which parts of each policy a run put to use. */
final class Coverages {
    private final History history;
    private final Script.Policy policy;
    private final PolicySpec spec;
    private final List<String> exercised = new ArrayList<>();
    private final List<String> never = new ArrayList<>();

    private Coverages(History history, Script.Policy policy) {
        this.history = history;
        this.policy = policy;
        spec = policy.declaration().spec();
    }

    /** One a policy, in the order of the files; those that have no parts, such as recording rules, are left out. */
    static List<Coverage> of(History history) {
        return history.script().policies().stream()
                .map(policy -> new Coverages(history, policy).coverage())
                .filter(coverage ->
                        coverage.exercised().size() + coverage.never().size() > 0)
                .toList();
    }

    private Coverage coverage() {
        if (spec.floor().isPresent()) {
            sort("scaling up", scalings().stream().anyMatch(each -> each.to() > each.from()));
            sort("scaling down", scalings().stream().anyMatch(each -> each.to() < each.from()));
            OptionalInt ceiling = spec.ceiling();
            if (ceiling.isPresent()) {
                int most = ceiling.getAsInt();
                sort("the maximum of " + most, scalings().stream().anyMatch(each -> each.to() >= most));
            }
            spec.parts().forEach(part -> sort(part, acted(part)));
        } else {
            spec.parts().forEach(alert -> sort("alert " + alert, fired(alert)));
        }
        spec.elements().forEach(element -> sort(element.name(), used(element)));
        return new Coverage(policy.file(), policy.name(), policy.target(), exercised, never);
    }

    private void sort(String name, boolean used) {
        (used ? exercised : never).add(name);
    }

    /** What this policy, or a part of it, changed. */
    private List<Happening> scalings() {
        return history.happenings().stream()
                .filter(each -> each.service().equals(policy.target()) && each.from() != each.to())
                .filter(each ->
                        each.policy().equals(policy.name()) || spec.parts().contains(each.policy()))
                .toList();
    }

    private boolean acted(String part) {
        return scalings().stream().anyMatch(each -> each.policy().equals(part));
    }

    private boolean fired(String alert) {
        return history.happenings().stream()
                .anyMatch(each -> each.kind() == Kind.ALERT && each.policy().equals(alert));
    }

    private boolean used(Element element) {
        return scalings().stream().anyMatch(each -> element.supports(each.to() > each.from(), each.why()))
                || element.words().stream().anyMatch(this::fired);
    }
}
