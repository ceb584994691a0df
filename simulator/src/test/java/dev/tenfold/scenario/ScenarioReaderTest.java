package dev.tenfold.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.document.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each rule of a scenario, broken by one line in an otherwise good scenario. */
class ScenarioReaderTest {
    /** Good, with a line for everything that a rule is about. */
    static final String GOOD = """
            title: good
            length: 10m
            tick: 1s
            services:
              web:
                replicas: 2
                cpu: 10ms
                slots: 10
                queue: 20
                calls: [{service: db, times: 2, timeout: 1s}]
              db: {replicas: 1, cpu: 1ms}
            load:
              service: web
              start: 100
              think: 1s-3s
              stages:
                - hold: {lasts: 5m}
                - ramp: {to: x10, over: 5m}
            faults:
              - {kind: kill-tier, at: 60s, service: db}
            policies:
              - {file: hpa.yaml, service: web}
            signals:
              depth: {service: web, measure: waiting}
            controllers: {sync: 15s}
            expect: {p95: 500ms, errors: 1 %}
            """;

    private static final String HPA = """
            apiVersion: autoscaling/v2
            kind: HorizontalPodAutoscaler
            metadata: {name: shop}
            spec:
              scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: shop}
              maxReplicas: 9
              metrics:
                - type: Pods
                  pods: {metric: {name: depth}, target: {type: AverageValue, averageValue: 10}}
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void writeWhatScenariosName() throws IOException {
        Files.writeString(folder.resolve("hpa.yaml"), HPA);
        Files.writeString(folder.resolve("other.yaml"), HPA.replace("depth", "length"));
        Files.writeString(folder.resolve("map.yaml"), "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n");
        Files.writeString(folder.resolve("good.csv"), "time,requests\n0,5\n60,10\n");
        Files.writeString(folder.resolve("bad.csv"), "time,requests\n0,5\n60,many\n");
        Files.createDirectory(folder.resolve("sub"));
    }

    @Test
    void readsWhatIsGood() throws IOException {
        assertEquals(List.of(), complaints(GOOD));
    }

    @ParameterizedTest(name = "{1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            # line of the good scenario | what stands there instead | the complaint, or the last of its two lines
            replicas: 2 | replicsa: 2 | Maybe `replicas`?
            replicas: 2 | cores: 2 | 5: services.web.replicas is missing: it must be a whole number
            length: 10m | lenght: 10m | Maybe `length`?
            cpu: 10ms | cpu: 10 | Maybe `10s`?
            cpu: 10ms | cpu: 10 kg | 7: services.web.cpu must be a duration such as 90s, was 10 kg
            cpu: 10ms | cpu: 2h | 7: services.web.cpu must be 0s to 1h, was 2h
            tick: 1s | tick: 2m | 3: tick must be 10ms to 60s, was 2m
            tick: 1s | tick: 1ms | 3: tick must be 10ms to 60s, was 1ms
            length: 10m | length: 500ms | 2: length must be at least one tick, was 500ms
            length: 10m | length: 32d | 2: length must be at most 31 days, was 32d
            replicas: 2 | replicas: -1 | 6: services.web.replicas must be 0..100000, was -1
            replicas: 2 | replicas: 2.5 | 6: services.web.replicas must be a whole number, was 2.5
            replicas: 2 | replicas: two | 6: services.web.replicas must be a whole number, was two
            slots: 10 | slots: 0 | 8: services.web.slots must be 1..1000000, was 0
            slots: 10 | latency: 5ms | 9: services.web.queue must go with slots: without a limit nothing waits, was 20
            queue: 20 | queue: -1 | 9: services.web.queue must be 0..10000000, was -1
            queue: 20 | cores: 0 | 9: services.web.cores must be > 0 and at most 1024, was 0
            queue: 20 | cores: many | 9: services.web.cores must be cores such as 500m or 0.5, was many
            queue: 20 | variability: -1 | 9: services.web.variability must be 0..100, was -1
            queue: 20 | termination-grace: 5 | Maybe `5s`?
            queue: 20 | memory: {idle: 5 MB} | 9: services.web.memory.idle must be a size such as 512Mi, was 5 MB
            queue: 20 | start-up: 20s | 9: services.web.start-up must be a mapping with like, pull, provisioning, readiness, p95, cores, probe, probe-delay, probe-successes, launch-rate, launch-burst, together, was 20s
            service: db, times: 2 | service: dv, times: 2 | 10: services.web.calls[0].service must name a service: web, db, was dv
            service: db, times: 2 | service: db, times: 0 | 10: services.web.calls[0].times must be > 0 and at most 1000, was 0
            timeout: 1s}] | timeout: 0s}] | 10: services.web.calls[0].timeout must be > 0s, was 0s
            cpu: 1ms} | cpu: 1ms, calls: [{service: db}]} | 11: services.db.calls must not lead back to itself, was db
            cpu: 1ms} | cpu: 1ms, calls: [{service: web}]} | 11: services.db.calls[0].service must not be the service where users come in: put a service of its own before it, was web
            service: web | service: wbe | 13: load.service must name a service: web, db, was wbe
            start: 100 | start: 100/s | 15: load.think must go with users; start is a rate, was 1s-3s
            start: 100 | start: x10 | 14: load.start must be users such as 100 or a rate such as 50/s, was x10
            start: 100 | start: 100/day | 14: load.start must be users such as 500, a rate such as 400/s or a factor such as x10, was 100/day
            think: 1s-3s | timeout: 5s | Maybe think: 2s?
            think: 1s-3s | think: 3s-1s | 15: load.think must not end before it begins, was 3s-1s
            to: x10 | to: 50/s | 18: load.stages[1] must be users such as 500 or a factor such as x10, as load.start is, was a rate
            - hold: {lasts: 5m} | - hold: {lasts: 0s} | 17: load.stages[0].hold.lasts must be > 0s, was 0s
            - hold: {lasts: 5m} | - spike: {to: x2, lasts: 0s} | 17: load.stages[0].spike.lasts must be > 0s where rise and fall are 0s, was 0s
            - hold: {lasts: 5m} | - trace: {file: none.csv} | 17: load.stages[0].trace.file must name a file: it does not exist, was FOLDER/none.csv
            - hold: {lasts: 5m} | - trace: {file: sub} | 17: load.stages[0].trace.file must name a file: it is a folder, not a file, was FOLDER/sub
            - hold: {lasts: 5m} | - trace: {file: bad.csv} | FOLDER/bad.csv:3: must hold a number >= 0, was many
            - hold: {lasts: 5m} | - trace: {file: good.csv, column: users} | FOLDER/good.csv:1: must name the column users, was time,requests
            - hold: {lasts: 5m} | - trace: {file: good.csv, repeat: 0} | 17: load.stages[0].trace.repeat must be 1..10000, was 0
            - hold: {lasts: 5m} | - trace: {file: good.csv, scale: x0} | 17: load.stages[0].trace.scale must be > x0, was x0
            at: 60s | at: 10m | 20: faults[0].at must be before the end at 600s, was 600s
            service: db} | service: dbs} | 20: faults[0].service must name a service: web, db, was dbs
            kind: kill-tier | kind: kill-teir | Maybe `kill-tier`?
            kind: kill-tier | kind: kill-replicas, replicas: 0 | 20: faults[0].replicas must be >= 1, was 0
            kind: kill-tier | kind: errors, lasts: 0s, share: 5 % | 20: faults[0].lasts must be > 0s, was 0s
            kind: kill-tier | kind: errors, lasts: 5s, share: 120 % | 20: faults[0].share must be 0 % to 100 %, was 120 %
            kind: kill-tier | kind: cpu-slowdown, lasts: 5s, factor: x0.5 | 20: faults[0].factor must be >= x1, was x0.5
            - hold: {lasts: 5m} | - trace: {file: "a\\0b"} | 17: load.stages[0].trace.file must name a file: no file can be called that, was a\\u0000b
            hpa.yaml | "a\\0b" | 22: policies[0].file must name a file: no file can be called that, was a\\u0000b
            hpa.yaml | none.yaml | 22: policies[0].file must name a file: it does not exist, was FOLDER/none.yaml
            hpa.yaml | map.yaml | 22: policies[0].file must hold a scaling policy, was map.yaml
            service: web} | service: wbe} | 22: policies[0].service must name a service: web, db, was wbe
            , service: web} | } | Maybe `service: web` beside the file?
            hpa.yaml | other.yaml | Maybe signals: {length: {service: shop, measure: demand}}?
            measure: waiting | measure: wating | Maybe `waiting`?
            sync: 15s | sync: 0s | 25: controllers.sync must be > 0s, was 0s
            sync: 15s | tolerance: 2 | 25: controllers.tolerance must be 0..1, was 2
            errors: 1 % | errors: 1 | 26: expect.errors must be a share such as 1 %, was 1
            p95: 500ms | ignore: [p96] | 26: expect.ignore must name lines of [scale-up-within, p95-while-scaling, errors-while-scaling, lost-at-scale-down, scale-down-within, new-replicas-serve, direction-changes, replica-hours, holds-at-maximum, over-provisioning, churn, recovery-within, elasticity-deviation, cost, p95, errors, alerts, conflicts], was p96
            p95: 500ms | direction-changes: -1 | 26: expect.direction-changes must be >= 0, was -1
            """)
    void refusesWhatBreaksARule(String line, String instead, String complaint) throws IOException {
        int at = GOOD.indexOf(line);
        List<String> complaints = complaints(GOOD.substring(0, at) + instead + GOOD.substring(at + line.length()));
        String wanted = complaint.replace("FOLDER", folder.toString());
        String last = complaints.isEmpty()
                ? "none"
                : complaints.get(complaints.size() - 1).strip();
        boolean hint = wanted.startsWith("Maybe");
        boolean elsewhere = wanted.startsWith(folder.toString());
        assertEquals(hint || elsewhere ? wanted : folder.resolve("s.yaml") + ":" + wanted, last);
    }

    @Test
    void tellsEveryProblemAtOnceInTheOrderOfTheFile() throws IOException {
        List<String> complaints = complaints("""
                title: all wrong
                lenght: 5m
                services:
                  web: {replicas: -1, cpu: 10, queue: 5}
                  db: {replicas: 1, cpu: 1ms, calls: [{service: cache}]}
                load:
                  service: web
                  start: 100/s
                  think: 2s
                  stages: [ramp: {to: 10, over: 0s}]
                faults:
                  - {kind: meteor, at: 5s, service: web}
                policies: [file: none.yaml]
                """);
        assertEquals(
                List.of(2, 4, 4, 4, 9, 10, 12),
                complaints.stream()
                        .filter(line -> !line.startsWith("  "))
                        .map(line -> Integer.valueOf(line.replaceFirst(".*s\\.yaml:(\\d+): .*", "$1")))
                        .toList(),
                String.join("\n", complaints));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # text of the file | the complaint
            '' | 1: must hold one scenario, was 0 documents
            'title: [' | 1: is not YAML
            '- title: a list' | 1: must be a mapping with title, why
            'just text' | 1: must be a mapping with title, why
            """)
    void refusesWhatIsNoScenario(String text, String complaint) throws IOException {
        List<String> complaints = complaints(text);
        String start = folder.resolve("s.yaml") + ":" + complaint;
        assertEquals(
                start,
                complaints
                        .get(0)
                        .substring(0, Math.min(start.length(), complaints.get(0).length())));
    }

    @Test
    void refusesTwoScenariosInOneFile() throws IOException {
        assertEquals(
                List.of(folder.resolve("s.yaml") + ":1: must hold one scenario, was 2 documents"),
                complaints(GOOD + "---\n" + GOOD));
    }

    @Test
    void refusesAFileThatIsNotThere() {
        Problems problems = new Problems();
        assertEquals(Optional.empty(), ScenarioReader.read(Path.of("none/at-all.yaml"), List.of(), problems));
        assertEquals(List.of("none/at-all.yaml: does not exist"), problems.lines());
    }

    @Test
    void placesAProblemOfAnOverrideAtTheOverride() throws IOException {
        Files.writeString(folder.resolve("s.yaml"), GOOD);
        Problems problems = new Problems();
        ScenarioReader.read(folder.resolve("s.yaml"), List.of("services.web.replicas=-2"), problems);
        assertEquals(
                List.of("--set services.web.replicas=-2: services.web.replicas must be 0..100000, was -2"),
                problems.lines());
    }

    @Test
    void ordersServicesCallersFirst() throws IOException {
        Files.writeString(folder.resolve("s.yaml"), """
                title: order
                services:
                  db: {replicas: 1, cpu: 1ms}
                  cache: {replicas: 1, cpu: 1ms, calls: [{service: db}]}
                  web: {replicas: 1, cpu: 1ms, calls: [{service: cache}, {service: db}]}
                load: {service: web, start: 1/s, stages: [hold: {lasts: 1m}]}
                """);
        Script script = ScenarioReader.read(folder.resolve("s.yaml"), List.of(), new Problems())
                .orElseThrow();
        assertEquals(List.of("web", "cache", "db"), script.callersFirst());
        assertEquals(
                List.of("db", "cache", "web"),
                new ArrayList<>(script.scenario().services().keySet()));
    }

    @Test
    void whatTheAwsCommandLinePrintsInTwoFilesIsOnePolicy() throws IOException {
        Files.writeString(
                folder.resolve("groups.json"),
                "{\"AutoScalingGroups\": [{\"AutoScalingGroupName\": \"web\", \"MinSize\": 2, \"MaxSize\": 9}]}");
        Files.writeString(folder.resolve("policies.json"), """
                {"ScalingPolicies": [{"AutoScalingGroupName": "web", "PolicyName": "cpu",
                  "PolicyType": "TargetTrackingScaling", "TargetTrackingConfiguration": {"TargetValue": 50,
                  "PredefinedMetricSpecification": {"PredefinedMetricType": "ASGAverageCPUUtilization"}}}]}
                """);
        Files.writeString(folder.resolve("s.yaml"), """
                title: two files
                services: {web: {replicas: 2, cpu: 1ms}}
                load: {service: web, start: 1/s, stages: [hold: {lasts: 10m}]}
                policies: [{file: policies.json}, {file: groups.json}]
                """);
        Script script = ScenarioReader.read(folder.resolve("s.yaml"), List.of(), new Problems())
                .orElseThrow();
        assertEquals(1, script.policies().size());
        Script.Policy policy = script.policies().get(0);
        assertEquals("groups.json", policy.file());
        assertEquals(List.of("cpu"), policy.declaration().spec().parts());
        assertEquals(9, policy.declaration().spec().ceiling().orElseThrow());
        assertTrue(script.remarks().get(0).startsWith("policies.json belongs to web in "), script.remarks()::toString);
        assertEquals(
                1, policies("{file: policies.json, service: web}, {file: groups.json}"), "for the group's service");
        assertEquals(1, policies("{file: groups.json, service: web}, {file: policies.json, service: web}"));
        assertEquals(2, policies("{file: groups.json}, {file: policies.json, service: api}"), "for another");
        String before = policy.sha256();
        Files.writeString(
                folder.resolve("policies.json"),
                Files.readString(folder.resolve("policies.json")).replace("50", "60"));
        String after = ScenarioReader.read(folder.resolve("s.yaml"), List.of(), new Problems())
                .orElseThrow()
                .policies()
                .get(0)
                .sha256();
        assertNotEquals(before, after, "another policy, whichever file it changed in");
    }

    private int policies(String named) throws IOException {
        Path file = Files.writeString(
                folder.resolve("named.yaml"),
                "title: two files\nservices: {web: {replicas: 2, cpu: 1ms}, api: {replicas: 2, cpu: 1ms}}\n"
                        + "load: {service: web, start: 1/s, stages: [hold: {lasts: 10m}]}\npolicies: [" + named
                        + "]\n");
        return ScenarioReader.read(file, List.of(), new Problems())
                .orElseThrow()
                .policies()
                .size();
    }

    private List<String> complaints(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("s.yaml"), text);
        Problems problems = new Problems();
        Optional<Script> script = ScenarioReader.read(file, List.of(), problems);
        assertEquals(problems.isEmpty(), script.isPresent(), "either a script or problems");
        return problems.lines();
    }
}
