package dev.tenfold.policy.resource;

import dev.tenfold.policy.Declaration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * What several files of the AWS command line declare, taken together: the policies and schedules of one file come to
 * the group or scalable target that another describes, and alarms to the policies that they invoke. So it prints them,
 * a file each ({@code describe-auto-scaling-groups}, {@code describe-policies}, {@code describe-alarms}), and calls
 * everything by its own name; files of other formats call what they hold by names of the file's own.
 */
public final class AwsJoin {
    /** What each group that is described is so far. */
    private final Map<Declared, Declared> whole = new IdentityHashMap<>();

    private final List<Declared> described = new ArrayList<>();
    /** Where each of the others belongs, the first place of several. */
    private final Map<Declared, Declared> homes = new IdentityHashMap<>();

    private AwsJoin(List<Declaration> declarations, BiPredicate<Declaration, Declaration> may) {
        List<Declared> acting = new ArrayList<>();
        List<Declared> alarms = new ArrayList<>();
        for (Declaration each : declarations) {
            if (each instanceof Declared declared && declared.parts().isPresent()) {
                GroupParts parts = parts(declared);
                boolean acts = !parts.policies().isEmpty() || !parts.scheduled().isEmpty();
                (parts.scaled().isPresent() ? described : acts ? acting : alarms).add(declared);
            }
        }
        described.forEach(group -> whole.put(group, group));
        acting.forEach(each -> join(each, may));
        alarms.forEach(each -> join(each, may));
    }

    /**
     * What has become of some declarations, of those alone that have become another: several became the same where they
     * belong together. It begins where the group or target is described.
     *
     * @param declarations of files of the command line
     * @param may whether the first, a group or target that is described, may have the second
     */
    public static Map<Declaration, Declaration> of(
            List<Declaration> declarations, BiPredicate<Declaration, Declaration> may) {
        AwsJoin join = new AwsJoin(declarations, may);
        Map<Declaration, Declaration> became = new IdentityHashMap<>(join.whole);
        became.keySet().removeIf(group -> became.get(group) == group);
        join.homes.forEach((part, home) -> became.put(part, join.whole.get(home)));
        return became;
    }

    /** The files in which a declaration stands, that where it begins first. */
    public static Set<String> files(Declaration declaration) {
        Set<String> files = new LinkedHashSet<>();
        files.add(declaration.place().file());
        AwsScaling.parts(declaration)
                .ifPresent(parts ->
                        parts.all().forEach(each -> files.add(each.place().file())));
        return files;
    }

    private static GroupParts parts(Declared declared) {
        return declared.parts().orElseThrow();
    }

    /** Finds where it belongs, which may be several: there it leaves nothing over. */
    private void join(Declared homeless, BiPredicate<Declaration, Declaration> may) {
        for (Declared home : described) {
            if (may.test(home, homeless)) {
                together(whole.get(home), homeless).ifPresent(more -> {
                    whole.put(home, more);
                    homes.putIfAbsent(homeless, home);
                });
            }
        }
    }

    private static Optional<Declared> together(Declared home, Declared homeless) {
        List<Resource> resources = new ArrayList<>(parts(home).all());
        resources.addAll(parts(homeless).all());
        List<Declaration> all = AwsScaling.declarations(resources);
        return all.size() == 1 ? Optional.of((Declared) all.get(0)) : Optional.empty();
    }
}
