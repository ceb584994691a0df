package dev.tenfold.export;

import dev.tenfold.metric.Labels;
import dev.tenfold.scenario.MetricsSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How series are called: the names that exporters give, changed as the scenario says. */
final class Labelling {
    private static final List<String> SUFFIXES = List.of("_bucket", "_count", "_sum", "_max");

    private final MetricsSpec spec;

    Labelling(MetricsSpec spec) {
        this.spec = spec;
    }

    /** The name of a metric; a histogram may be renamed by the name without its suffix. */
    String metric(String name) {
        String renamed = spec.rename().get(name);
        if (renamed != null) {
            return renamed;
        }
        for (String suffix : SUFFIXES) {
            if (name.endsWith(suffix)) {
                String stem = name.substring(0, name.length() - suffix.length());
                return spec.rename().getOrDefault(stem, stem) + suffix;
            }
        }
        return name;
    }

    /** The labels of a series of a target; its own go before the target's. */
    Labels series(Labels target, String name, Map<String, String> own) {
        Map<String, String> labels = new LinkedHashMap<>();
        own.forEach((label, value) -> labels.put(label(label), value));
        labels.put(Labels.NAME, metric(name));
        return target.with(labels);
    }

    /** The labels that all series of a target have. */
    Labels called(Map<String, String> target) {
        Map<String, String> labels = new LinkedHashMap<>();
        target.forEach((label, value) -> labels.put(label(label), value));
        return Labels.of(labels);
    }

    /**
     * The labels of a target on which a scenario has its say: job and instance only where the service is the target.
     */
    Map<String, String> target(Job job, String service, Map<String, String> given) {
        Map<String, String> labels = new LinkedHashMap<>(given);
        labels.put("namespace", spec.namespace());
        spec.labels().forEach((name, value) -> {
            boolean identity = name.equals("job") || name.equals("instance");
            if (job == Job.SERVICE || !identity) {
                labels.put(name, value.replace("{service}", service));
            }
        });
        return labels;
    }

    /** The name of a label. */
    String label(String name) {
        return spec.rename().getOrDefault(name, name);
    }
}
