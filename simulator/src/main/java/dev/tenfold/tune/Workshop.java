package dev.tenfold.tune;

import dev.tenfold.policy.Declaration;
import dev.tenfold.scenario.Script;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The policies on the bench: which may be turned, and what scripts look like once they are. */
final class Workshop {
    private final Map<Key, Tunable> tunables;
    private final Space space;

    /** A policy in its file: scenarios may share files. */
    private record Key(Path file, String kind, String name) {
        static Key of(Script script, Script.Policy policy) {
            Declaration declaration = policy.declaration();
            return new Key(fileOf(script, policy), declaration.kind(), declaration.name());
        }
    }

    /**
     * A bench with all policies that some scenario names.
     *
     * @param kept tells fields that must stay as they are
     */
    Workshop(List<Script> given, Outlook outlook, boolean sizes, Predicate<Knob> kept) {
        tunables = new LinkedHashMap<>();
        Map<Key, String> targets = new LinkedHashMap<>();
        for (Script script : given) {
            for (Script.Policy policy : script.policies()) {
                Key key = Key.of(script, policy);
                if (!tunables.containsKey(key)) {
                    Tunable.of(tunables.size(), policy, outlook).ifPresent(each -> {
                        tunables.put(key, each);
                        targets.put(key, policy.target());
                    });
                }
            }
        }
        List<Knob> knobs = new ArrayList<>();
        tunables.values().forEach(each -> knobs.addAll(each.knobs()));
        if (sizes) {
            knobs.addAll(ReplicaSizes.knobs(given, targets.values()));
        }
        space = new Space(knobs.stream().filter(kept.negate()).toList());
    }

    private Workshop(Map<Key, Tunable> tunables, Space space) {
        this.tunables = tunables;
        this.space = space;
    }

    /** The same bench without some of the fields. */
    Workshop without(Collection<Knob> fields) {
        return new Workshop(
                tunables,
                new Space(space.knobs().stream()
                        .filter(knob -> !fields.contains(knob))
                        .toList()));
    }

    /** The file of a policy, wherever the scenario lies that names it. */
    static Path fileOf(Script script, Script.Policy policy) {
        Path folder = Optional.ofNullable(Path.of(script.file()).getParent()).orElse(Path.of(""));
        return folder.resolve(policy.file()).normalize();
    }

    Space space() {
        return space;
    }

    boolean isEmpty() {
        return tunables.isEmpty();
    }

    /** Whether a policy is one of those that are tuned. */
    boolean tunes(Script script, Script.Policy policy) {
        return tunables.containsKey(Key.of(script, policy));
    }

    /** The scripts of many cases under one candidate. */
    List<Script> scripts(List<Case> cases, Candidate candidate) {
        List<Setting> settings = space.settings(candidate);
        List<String> sizes = ReplicaSizes.overrides(settings, cases);
        Map<Key, Declaration> turned = turned(settings);
        return cases.stream().map(each -> turned(each.script(sizes), turned)).toList();
    }

    private Map<Key, Declaration> turned(List<Setting> settings) {
        Map<Key, Declaration> turned = new LinkedHashMap<>();
        int owner = 0;
        for (Map.Entry<Key, Tunable> each : tunables.entrySet()) {
            int number = owner++;
            List<Setting> own = settings.stream()
                    .filter(setting -> setting.place().owner() == number)
                    .toList();
            if (!own.isEmpty()) {
                turned.put(each.getKey(), each.getValue().turned(own));
            }
        }
        return turned;
    }

    private static Script turned(Script script, Map<Key, Declaration> turned) {
        List<Script.Policy> policies = script.policies().stream()
                .map(policy -> Optional.ofNullable(turned.get(Key.of(script, policy)))
                        .map(declaration -> new Script.Policy(
                                policy.file(), policy.sha256(), policy.target(), declaration, policy.warnings()))
                        .orElse(policy))
                .toList();
        return script.with(policies);
    }
}
