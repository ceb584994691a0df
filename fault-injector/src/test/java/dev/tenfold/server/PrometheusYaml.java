package dev.tenfold.server;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a Prometheus is told to do, as its configuration files say it.
 *
 * @param interval between scrapes, and between evaluations of rules
 * @param targets what it scrapes, each with its path, under the job {@code tenfold}
 * @param rules a rule file's text; empty if there is none
 * @param alertmanager where alerts go
 * @param more lines appended to the configuration, such as another scrape job's or {@code storage:}
 */
public record PrometheusYaml(
        Duration interval, List<URI> targets, String rules, Optional<URI> alertmanager, String more) {
    public PrometheusYaml {
        targets = List.copyOf(targets);
    }

    /** Scrapes nothing yet. */
    public static PrometheusYaml every(Duration interval) {
        return new PrometheusYaml(interval, List.of(), "", Optional.empty(), "");
    }

    /** Scrapes a target too; keeps the labels that it exposes. */
    public PrometheusYaml scraping(URI target) {
        List<URI> all = new ArrayList<>(targets);
        all.add(target);
        return new PrometheusYaml(interval, all, rules, alertmanager, more);
    }

    /** Evaluates a rule file. */
    public PrometheusYaml withRules(String text) {
        return new PrometheusYaml(interval, targets, text, alertmanager, more);
    }

    /** Sends alerts somewhere. */
    public PrometheusYaml alerting(URI receiver) {
        return new PrometheusYaml(interval, targets, rules, Optional.of(receiver), more);
    }

    /** Appends lines to the configuration. */
    public PrometheusYaml with(String lines) {
        return new PrometheusYaml(interval, targets, rules, alertmanager, more + lines + "\n");
    }

    /** The configuration file; rules stand in {@code rules.yml} beside it. */
    String text() {
        StringBuilder yaml =
                new StringBuilder("global: {scrape_interval: %1$s, scrape_timeout: %1$s, evaluation_interval: %1$s}\n"
                        .formatted(interval.toMillis() + "ms"));
        if (!rules.isEmpty()) {
            yaml.append("rule_files: [rules.yml]\n");
        }
        alertmanager.ifPresent(receiver -> yaml.append("alerting: {alertmanagers: [{static_configs: [{targets: ['")
                .append(receiver.getAuthority())
                .append("']}]}]}\n"));
        if (!targets.isEmpty()) {
            yaml.append("scrape_configs:\n");
        }
        for (URI target : targets) {
            yaml.append(
                    "- {job_name: 'tenfold-%d', honor_labels: true, metrics_path: '%s', static_configs: [{targets: ['%s']}]}\n"
                            .formatted(target.getPort(), target.getPath(), target.getAuthority()));
        }
        return yaml.append(more).toString();
    }
}
