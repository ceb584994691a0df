package dev.tenfold.export;

import dev.tenfold.metric.Labels;
import dev.tenfold.metric.Matcher;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What will be asked of the series of a service, told before there are any: by two targets that differ in all that may
 * differ between two of a kind. The labels in which they differ are those that identify a target.
 */
final class Outlook {
    private final Labelling labelling;
    private final Wanted wanted;
    private final String identity;
    private final List<Function<Job, Map<String, String>>> targets;
    private final Map<Job, Pair> pairs = new EnumMap<>(Job.class);
    private final Map<String, Wanted> ofMetric = new HashMap<>();
    private final Map<Labels, Integer> declared = new HashMap<>();
    private final Set<String> open = new TreeSet<>();

    private Outlook(Labelling labelling, Wanted wanted, List<Function<Job, Map<String, String>>> targets) {
        this.labelling = labelling;
        this.wanted = wanted;
        this.targets = targets;
        identity = labelling.label("pod");
    }

    /** Of the pods of a service. */
    static Outlook ofPods(String service, Labelling labelling, Wanted wanted) {
        Pod one = new Pod("one", "10.0.0.1", "node-1");
        Pod other = new Pod("other", "10.0.0.2", "node-2");
        return new Outlook(
                labelling,
                wanted,
                List.of(
                        job -> labelling.target(job, service, Targets.of(one, job, service)),
                        job -> labelling.target(job, service, Targets.of(other, job, service))));
    }

    /** Of what tells of a service as a whole. */
    static Outlook ofService(String service, Labelling labelling, Wanted wanted) {
        return new Outlook(labelling, wanted, List.of(job -> labelling.target(job, service, Targets.of(job, service))));
    }

    /**
     * A family before there are targets.
     *
     * @param called its labels on the first of the two targets
     * @param differing which of them are others on the second
     */
    record Prospect(Labels called, Set<String> differing) {}

    /** The targets of a job before there are any: the labels of one, and which are others on another. */
    private record Pair(Labels one, Set<String> differing) {}

    /** A family of a job, with labels of its own. */
    Prospect declare(Job job, String name, Map<String, String> own) {
        Pair pair = pairs.computeIfAbsent(job, this::pair);
        Labels called = labelling.series(pair.one(), name, own);
        declared.merge(called, 1, Integer::sum);
        return new Prospect(called, differing(pair, own));
    }

    private Pair pair(Job job) {
        Labels one = labelling.called(targets.get(0).apply(job));
        Labels other = labelling.called(targets.get(targets.size() - 1).apply(job));
        Set<String> names = new TreeSet<>();
        one.forEach((name, value) -> {
            if (!other.get(name).equals(value)) {
                names.add(name);
            }
        });
        return new Pair(one, names);
    }

    /** Labels of its own stand in place of a target's. */
    private Set<String> differing(Pair pair, Map<String, String> own) {
        Set<String> names = pair.differing();
        for (String label : own.keySet()) {
            String name = labelling.label(label);
            if (names.contains(name)) {
                names = new TreeSet<>(names);
                names.remove(name);
            }
        }
        return names;
    }

    boolean wantsName(String name) {
        return wanted.name(labelling.metric(name));
    }

    /** Whether anybody may want a family. */
    boolean wants(Prospect family) {
        return wantedOf(family).series(family.called(), family.differing());
    }

    private Wanted wantedOf(Prospect family) {
        return ofMetric.computeIfAbsent(family.called().name(), wanted::of);
    }

    /**
     * How those who ask regard a family, all families being declared. Where two have the same labels Prometheus would
     * take one, so these are kept by themselves.
     *
     * @param rises whether it is a counter that all pods count alike
     */
    Regard regard(Prospect family, boolean rises) {
        Set<String> differing = family.differing();
        boolean lone = differing.contains(identity) && declared.get(family.called()) == 1;
        Wanted asked = wantedOf(family);
        if (!lone || asked.tellsApart(family.called(), differing)) {
            return Regard.EACH;
        }
        open.addAll(differing);
        return rises && asked.seesGains(family.called(), differing) ? Regard.CROWD : Regard.TWINS;
    }

    /** Whether selectors accept either all of these targets or none, by the labels that identify them. */
    boolean alike(List<Map<String, String>> each) {
        for (Matcher matcher : wanted.matchersOf(open)) {
            boolean first = matcher.matches(value(each.get(0), matcher.name()));
            for (Map<String, String> target : each) {
                if (matcher.matches(value(target, matcher.name())) != first) {
                    return false;
                }
            }
        }
        return true;
    }

    private String value(Map<String, String> target, String label) {
        for (Map.Entry<String, String> each : target.entrySet()) {
            if (labelling.label(each.getKey()).equals(label)) {
                return each.getValue();
            }
        }
        return "";
    }
}
