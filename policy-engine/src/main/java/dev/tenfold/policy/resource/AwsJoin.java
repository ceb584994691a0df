package dev.tenfold.policy.resource;

import dev.tenfold.policy.Declaration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What several files declare, taken together: the policies and schedules of one file come to the group or scalable
 * target that another describes, and alarms to the policies that they invoke. So the command line prints them, a file
 * each ({@code describe-auto-scaling-groups}, {@code describe-policies}, {@code describe-alarms}).
 */
public final class AwsJoin {
    private final Map<Declaration, Declaration> became = new IdentityHashMap<>();
    /** The groups that are described, as they are so far. */
    private final List<Declared> described = new ArrayList<>();

    private AwsJoin(List<Declaration> declarations) {
        List<Declared> made = new ArrayList<>();
        for (Declaration each : declarations) {
            if (each instanceof Declared declared && declared.parts().isPresent()) {
                made.add(declared);
            }
        }
        made.stream().filter(AwsJoin::isDescribed).forEach(described::add);
        Predicate<Declared> acts = each ->
                !parts(each).policies().isEmpty() || !parts(each).scheduled().isEmpty();
        made.stream().filter(each -> !isDescribed(each) && acts.test(each)).forEach(this::join);
        made.stream().filter(each -> !isDescribed(each) && !acts.test(each)).forEach(this::join);
    }

    /**
     * What has become of some declarations, of those alone that have become another: several became the same where they
     * belong together. It begins where the group or target is described.
     */
    public static Map<Declaration, Declaration> of(List<Declaration> declarations) {
        return new AwsJoin(declarations).became;
    }

    /** Whether a declaration stands in more than one file. */
    public static boolean isScattered(Declaration declaration) {
        return AwsScaling.parts(declaration).stream()
                .flatMap(parts -> parts.all().stream())
                .anyMatch(resource ->
                        !resource.place().file().equals(declaration.place().file()));
    }

    private static GroupParts parts(Declared declared) {
        return declared.parts().orElseThrow();
    }

    private static boolean isDescribed(Declared declared) {
        return parts(declared).scaled().isPresent();
    }

    /** Finds where it belongs: there it leaves nothing over. */
    private void join(Declared homeless) {
        for (int i = 0; i < described.size(); i++) {
            Declared home = described.get(i);
            Optional<Declared> whole = together(home, homeless);
            if (whole.isPresent()) {
                described.set(i, whole.get());
                became.replaceAll((before, after) -> after == home ? whole.get() : after);
                became.put(home, whole.get());
                became.put(homeless, whole.get());
                return;
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
