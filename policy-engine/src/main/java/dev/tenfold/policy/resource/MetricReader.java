package dev.tenfold.policy.resource;

import dev.tenfold.document.Mapping;
import dev.tenfold.document.Scalar;
import dev.tenfold.policy.aws.CloudWatchMetric;
import dev.tenfold.policy.aws.MetricQuery;
import dev.tenfold.policy.aws.MetricQuery.Expression;
import dev.tenfold.policy.aws.MetricQuery.Stat;
import dev.tenfold.policy.aws.MetricQuery.Term;
import dev.tenfold.policy.aws.Statistic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads what alarms and policies look at: one metric of CloudWatch, or several with an expression over them. */
final class MetricReader {
    private MetricReader() {}

    /** The metric or expression of an alarm, or of a customized metric of target tracking. */
    static Optional<MetricQuery> query(Section section) {
        if (section.has("Metrics")) {
            return expression(section, "Metrics").map(MetricQuery.class::cast);
        }
        section.require("MetricName");
        section.require("Namespace");
        if (!section.has("Statistic") && !section.has("ExtendedStatistic")) {
            section.require("Statistic");
        }
        String key = section.has("Statistic") ? "Statistic" : "ExtendedStatistic";
        return section.choice(key, Statistic::parse).map(statistic -> new Stat(metric(section), statistic));
    }

    /** Metric math under a key. */
    static Optional<Expression> expression(Section section, String key) {
        List<Term> terms = new ArrayList<>();
        for (Section term : section.sections(key)) {
            term(term).ifPresent(terms::add);
        }
        if (terms.isEmpty() && section.findings().complete()) {
            section.error(key, "must have a metric or an expression");
        }
        return terms.isEmpty() ? Optional.empty() : Optional.of(new Expression(terms));
    }

    private static Optional<Term> term(Section term) {
        term.require("Id");
        // Terraform's alarms hold the statistic in the block of the metric, everything else beside it.
        boolean flat = term.has("Metric");
        Optional<Section> holder = term.section(flat ? "Metric" : "MetricStat");
        Optional<Stat> stat = holder.flatMap(section -> {
            section.require("Stat");
            Optional<Section> metric = flat ? holder : section.section("Metric");
            return section.choice("Stat", Statistic::parse)
                    .flatMap(statistic -> metric.map(named -> new Stat(metric(named), statistic)));
        });
        Optional<String> expression = term.name("Expression");
        Optional<Duration> period = holder.flatMap(section -> section.seconds("Period"));
        if (expression.isPresent() == holder.isPresent()) {
            term.error("Expression", "must stand where there is no MetricStat, and only there");
            return Optional.empty();
        }
        if (expression.isEmpty() && stat.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Term(
                term.name("Id").orElse(""),
                term.name("Label"),
                expression,
                stat,
                period.or(() -> term.seconds("Period")),
                term.truth("ReturnData").orElse(!flat)));
    }

    private static CloudWatchMetric metric(Section section) {
        return new CloudWatchMetric(
                section.name("Namespace").orElse(""),
                section.name("MetricName").orElse(""),
                dimensions(section),
                section.name("Unit"));
    }

    /** A list of names and values, or, in Terraform's alarms, an object of them. */
    private static SortedMap<String, String> dimensions(Section section) {
        SortedMap<String, String> dimensions = new TreeMap<>();
        if (section.node("Dimensions").orElse(null) instanceof Mapping mapping
                && !mapping.entries().containsKey("Name")) {
            mapping.entries().forEach((name, entry) -> {
                if (entry.value() instanceof Scalar value) {
                    dimensions.put(name, value.text());
                }
            });
            return dimensions;
        }
        for (Section dimension : section.sections("Dimensions")) {
            dimension
                    .name("Name")
                    .ifPresent(
                            name -> dimensions.put(name, dimension.name("Value").orElse("")));
        }
        return dimensions;
    }
}
