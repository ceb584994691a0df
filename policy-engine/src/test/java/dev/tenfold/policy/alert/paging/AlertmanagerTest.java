package dev.tenfold.policy.alert.paging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tenfold.document.Problems;
import dev.tenfold.metric.Labels;
import dev.tenfold.policy.PolicyDocument;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertmanagerTest {
    private static final String CONFIGURATION = """
            route:
              receiver: chat
              group_by: [service]
              group_wait: 30s
              group_interval: 5m
              repeat_interval: 1h
              routes:
                - receiver: pager
                  matchers: ['severity="page"']
                  group_wait: 10s
                  continue: true
                - receiver: database
                  match_re: {service: db.*}
                  group_by: ['...']
            inhibit_rules:
              - source_matchers: ['alertname = ClusterDown']
                target_matchers: ['severity =~ "page|info"', alertname!=ClusterDown]
                equal: [zone]
            receivers: [{name: chat}, {name: pager}, {name: database}]
            """;

    private static PolicyDocument read(String text) {
        Problems problems = new Problems();
        PolicyDocument document = AlertmanagerReader.read("am.yml", text.getBytes(StandardCharsets.UTF_8), problems);
        assertEquals(List.of(), problems.lines());
        return document;
    }

    /**
     * Posts events such as {@code 0 +A page web} (fires) and {@code 60 -A page web} (is resolved), times in seconds.
     */
    private static String told(String events, long horizon) {
        Alertmanager manager = new Alertmanager(
                (PagingSpec) read(CONFIGURATION).policies().get(0).spec());
        List<Notification> told = new ArrayList<>();
        for (String event : events.split(", ")) {
            String[] words = event.split(" ");
            long now = Long.parseLong(words[0]) * 1000;
            told.addAll(manager.flush(now - 1));
            Labels labels = Labels.of(
                    "alertname", words[1].substring(1), "severity", words[2], "service", words[3], "zone", "z");
            OptionalLong end = words[1].startsWith("+") ? OptionalLong.of(Long.MAX_VALUE) : OptionalLong.of(now);
            manager.post(labels, now, end, now);
        }
        told.addAll(manager.flush(horizon * 1000));
        StringBuilder shown = new StringBuilder();
        for (Notification each : told) {
            shown.append(each.atMillis() / 1000 + " " + each.receiver() + (each.repeated() ? " again" : ""));
            each.firing().forEach(labels -> shown.append(" +").append(labels.get("alertname")));
            each.resolved().forEach(labels -> shown.append(" -").append(labels.get("alertname")));
            shown.append("; ");
        }
        return shown.toString().replaceAll("; $", "");
    }

    @ParameterizedTest(name = "{0} -> {2}")
    @CsvSource(delimiter = '|', textBlock = """
                    # seconds, alert, severity, service                       | until | who is told when of what
                    0 +A info web                                             | 1000  | 30 chat +A
                    0 +A info web, 20 +B info web                             | 1000  | 30 chat +A +B
                    0 +A info web, 20 +B info api                             | 1000  | 30 chat +A; 50 chat +B
                    0 +A info web, 60 +B info web                             | 1000  | 30 chat +A; 330 chat +A +B
                    0 +A info web, 10 -A info web                             | 1000  | ''
                    0 +A info web, 40 -A info web                             | 1000  | 30 chat +A; 330 chat -A
                    0 +A info web, 40 -A info web, 50 +A info web             | 1000  | 30 chat +A
                    0 +A info web                                             | 4000  | 30 chat +A; 3630 chat again +A
                    0 +A info web, 40 -A info web, 400 +A info web            | 1000  | 30 chat +A; 330 chat -A; 430 chat +A
                    0 +A page web                                             | 1000  | 10 pager +A
                    0 +A page db1, 5 +B info db1                              | 1000  | 10 pager +A; 30 database +A; 35 database +B
                    0 +ClusterDown x web, 1 +A page web                       | 1000  | 30 chat +ClusterDown
                    0 +ClusterDown page web, 1 +A page web, 90 -ClusterDown page web | 400 | 10 pager +ClusterDown; 310 pager +A -ClusterDown
                    """)
    void tellsWhoIsToldWhenOfWhat(String events, long horizon, String wanted) {
        assertEquals(wanted, told(events, horizon));
    }

    @Test
    void resolvesAnAlertItHearsNothingOf() {
        Alertmanager manager = new Alertmanager(PagingSpec.DEFAULTS);
        manager.post(Labels.of("alertname", "A"), 0, OptionalLong.empty(), 0);
        assertEquals(OptionalLong.of(30_000), manager.nextFlushMillis());
        List<Notification> told = manager.flush(3_600_000);
        assertEquals(
                List.of(30_000L, 330_000L),
                told.stream().map(Notification::atMillis).toList());
        assertEquals(
                List.of(true, false), told.stream().map(Notification::pages).toList());
        assertEquals(OptionalLong.empty(), manager.nextFlushMillis());
    }

    @Test
    void saysWhatItUnderstood() {
        assertEquals(
                List.of("am.yml:1: Alertmanager tells chat 30s after a group's first alert, of changes every 5m and"
                        + " again after 1h; 2 routes within"),
                read(CONFIGURATION).lines());
    }

    @Test
    void namesWhatTheAlertmanagerRefuses() {
        PolicyDocument document = read("""
                route:
                  receiver: nobody
                  continue: true
                  matchers: [severity="page"]
                  group_interval: 0s
                  group_by: [a, a]
                  repeat_interval: 4 hours
                  routes:
                    - {match_re: {a: '('}, matcher: x}
                receivers: [{name: chat}, {name: chat}]
                """);
        assertEquals(
                List.of(
                        "am.yml:2: route.receiver must be one of receivers, was nobody",
                        "am.yml:3: route.continue must not be true in the root route, was true",
                        "am.yml:4: route.matchers must not stand in the root route, which takes every alert, was a list",
                        "am.yml:5: route.group_interval must be > 0s, was 0s",
                        "am.yml:6: route.group_by must name each label once, was a list",
                        "am.yml:7: route.repeat_interval must be a duration such as 1h30m, was 4 hours",
                        "am.yml:9: route.routes[0].match_re error parsing regexp: Unclosed group: `(`, was a mapping",
                        "am.yml:9: route.routes[0].matcher is not a known field",
                        "am.yml:10: receivers[1].name must stand once among the receivers, was chat"),
                document.errors().stream()
                        .map(problem -> problem.lines().get(0))
                        .toList());
    }
}
