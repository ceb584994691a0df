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
    private final Map<Job, List<Map<String, String>>> labelled = new EnumMap<>(Job.class);
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

    /** A family's labels on each of the targets. */
    List<Labels> declare(Job job, String name, Map<String, String> own) {
        List<Labels> labels =
                labelled
                        .computeIfAbsent(
                                job,
                                unused -> targets.stream()
                                        .map(each -> each.apply(job))
                                        .toList())
                        .stream()
                        .map(target -> labelling.series(target, name, own))
                        .toList();
        declared.merge(labels.get(0), 1, Integer::sum);
        return labels;
    }

    boolean wantsName(String name) {
        return wanted.name(labelling.metric(name));
    }

    /** Whether anybody may want a family. */
    boolean wants(List<Labels> labels) {
        return wanted.series(labels.get(0), differing(labels));
    }

    /**
     * How those who ask regard a family, all families being declared. Where two have the same labels Prometheus would
     * take one, so these are kept by themselves.
     *
     * @param rises whether it is a counter that all pods count alike
     */
    Regard regard(List<Labels> labels, boolean rises) {
        Set<String> differing = differing(labels);
        boolean lone = differing.contains(identity) && declared.get(labels.get(0)) == 1;
        if (!lone || wanted.tellsApart(labels.get(0), differing)) {
            return Regard.EACH;
        }
        open.addAll(differing);
        return rises && wanted.seesGains(labels.get(0), differing) ? Regard.CROWD : Regard.TWINS;
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

    private static Set<String> differing(List<Labels> labels) {
        Set<String> names = new TreeSet<>();
        Labels one = labels.get(0);
        Labels other = labels.get(labels.size() - 1);
        one.forEach((name, value) -> {
            if (!other.get(name).equals(value)) {
                names.add(name);
            }
        });
        return names;
    }
}
