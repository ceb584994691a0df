package dev.tenfold.rehearsal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.policy.rules.Recommendation;
import dev.tenfold.policy.rules.RuleFailure;
import dev.tenfold.rehearsal.Happening.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Own rules in a rehearsal: they scale, and nobody else scales without them. */
class OwnRulesTest {
    /** 360/s x 10 ms on 4 replicas of one core are 90 %: an autoscaler that aims at 45 % wants 8. */
    private static final String BUSY = """
            title: busy
            start: "2026-01-05T09:00:00Z"
            services: {api: {replicas: 4, cpu: 10ms}}
            load: {service: api, start: 360/s, stages: [hold: {lasts: 8m}]}
            controllers: {sync-offset: 5s, metric-offset: 0s}
            policies: [%s]
            """;

    @TempDir
    Path folder;

    private Sandbox sandbox;

    @BeforeEach
    void openSandbox() {
        sandbox = new Sandbox(folder).hpa("api", 2, 20, 45, "");
    }

    @Test
    void anAutoscalerGrowsWhereNoRuleMinds() {
        History history = rehearse("file: api-hpa.yaml");
        assertEquals(8, last(history));
        assertEquals(List.of(), titles(history, Kind.NOTICE));
    }

    @Test
    void aFreezeKeepsAnAutoscalerFromGrowing() {
        rules("freeze", """
                rule "no growth in the morning"
                when
                    Now(between("08:00", "12:00"))
                    $wanted : Recommendation(growth, kind == "HorizontalPodAutoscaler")
                then
                    scale.veto($wanted, "the budget meeting is before noon");
                end
                """);
        History history = rehearse("file: api-hpa.yaml}, {file: freeze.drl");
        assertEquals(4, last(history));
        assertEquals(List.of(), titles(history, Kind.SCALE_UP));
        Happening told = only(history, Kind.NOTICE);
        assertEquals("freeze forbids api: api 4 -> 8", told.title());
        assertEquals("no growth in the morning", told.rule());
        assertEquals("the budget meeting is before noon", told.why());
    }

    @Test
    void theSameFreezeIsNoneAnHourLater() {
        rules("freeze", """
                rule "no growth before nine"
                when
                    Now(between("08:00", "09:00"))
                    $wanted : Recommendation(growth)
                then
                    scale.veto($wanted, "too early");
                end
                """);
        assertEquals(8, last(rehearse("file: api-hpa.yaml}, {file: freeze.drl")));
    }

    @Test
    void aFreezeThatEndsInBetweenDelaysTheAutoscaler() {
        rules("freeze", """
                rule "no growth for three minutes"
                when
                    Now(seconds < 180)
                    $wanted : Recommendation(growth)
                then
                    scale.veto($wanted, "not yet");
                end
                """);
        History history = rehearse("file: api-hpa.yaml}, {file: freeze.drl");
        assertEquals(List.of("185 s: api 4 -> 8"), scalings(history));
        assertEquals(1, titles(history, Kind.NOTICE).size(), "a veto is told once, not at each sync");
    }

    @Test
    void aCapBoundsWhatAnAutoscalerGets() {
        rules("budget", """
                rule "six are paid for"
                when
                    $api : ServiceFact(name == "api")
                then
                    scale.atMost($api, 6, "six replicas are paid for");
                end
                """);
        History history = rehearse("file: api-hpa.yaml}, {file: budget.drl");
        assertEquals(6, last(history));
        Happening scaled = only(history, Kind.SCALE_UP);
        assertEquals("api 4 -> 6", scaled.title());
        assertTrue(scaled.why().endsWith("; own rules let it have 6"), scaled.why());
        assertTrue(titles(history, Kind.NOTICE).contains("budget lets api have 6: api 4 -> 8"));
    }

    @Test
    void rulesScaleByTheirOwnWindows() {
        rules("hot", """
                rule "hot for a minute: two more"
                when
                    Now(seconds > 120)
                    $api : ServiceFact(name == "api", avg("cpu", 60) > 0.7, ready == desired, sinceChange >= 60)
                then
                    scale.by($api, +2, "CPU was {avg cpu 60} for a minute");
                end
                """);
        History history = rehearse("file: hot.drl");
        assertEquals(6, last(history), "360/s on 6 replicas are 60 %");
        Happening scaled = only(history, Kind.SCALE_UP);
        assertEquals("hot", scaled.policy());
        assertEquals("hot for a minute: two more", scaled.rule());
        assertEquals("CPU was 90 % for a minute", scaled.why());
        assertTrue(scaled.atNanos() > 120_000_000_000L);
    }

    @Test
    void oneFileOfRulesBoundsAnother() {
        rules("hot", """
                rule "twice as many"
                when
                    $api : ServiceFact(name == "api", seconds : sinceChange >= 30, desired < 8)
                then
                    scale.to($api, 8, "eight it is");
                end
                """);
        rules("cap", """
                rule "five"
                when
                    $wanted : Recommendation(service == "api")
                    $api : ServiceFact(name == "api")
                then
                    scale.atMost($api, 5, "no more than five");
                end
                """);
        History history = rehearse("file: hot.drl}, {file: cap.drl");
        assertEquals(5, last(history));
        assertEquals("api 4 -> 5", titles(history, Kind.SCALE_UP).get(0));
    }

    @Test
    void alertsOfRulesFireAndEnd() {
        rules("late", """
                rule "the autoscaler comes late"
                when
                    Now(seconds < 90)
                    $wanted : Recommendation()
                then
                    scale.veto($wanted, "not yet");
                end
                """);
        rules("watch", """
                rule "busy"
                when
                    Now(seconds > 30)
                    $api : ServiceFact(name == "api", cpu > 0.8)
                then
                    scale.alert("ApiBusy", "page", $api, "CPU of {name} is {cpu}");
                end
                """);
        History history = rehearse("file: api-hpa.yaml}, {file: late.drl}, {file: watch.drl");
        assertEquals("ApiBusy fires: page", only(history, Kind.ALERT).title());
        assertEquals("ApiBusy", only(history, Kind.ALERT).policy());
        assertEquals("CPU of api is 90 %", only(history, Kind.ALERT).why());
        assertEquals("ApiBusy is over", only(history, Kind.ALERT_END).title());
    }

    @Test
    void whatFailsIsToldWithItsRuleAndLine() {
        rules("broken", """
                rule "divides by nothing"
                when
                    $api : ServiceFact(name == "api")
                then
                    scale.to($api, 1 / ($api.getDesired() - 4), "");
                end
                """);
        RuleFailure failure = assertThrows(RuleFailure.class, () -> rehearse("file: broken.drl"));
        List<String> lines = failure.problem().lines();
        assertEquals(1, lines.size(), lines.toString());
        assertTrue(
                lines.get(0).contains("broken.drl:4: rule \"divides by nothing\" failed with Arithmetic"),
                lines.get(0));
    }

    /** Nothing is done on behalf of rules where there are none: not even the platform is looked at. */
    @Test
    void nobodyIsAskedWhereThereAreNoRules() {
        Consent none = new Consent(null);
        assertEquals(8, none.ask(new Recommendation("p", "HPA", "api", 4, 8, "")));
    }

    /** Each of the files that are shipped, beside an autoscaler: two runs make the same history. */
    @Test
    void theShippedRulesRunTheSameTwice() throws IOException {
        StringBuilder files = new StringBuilder("file: api-hpa.yaml");
        try (var shipped = Files.list(Sandbox.shipped().resolve("policies/rules"))) {
            for (Path file : shipped.sorted().toList()) {
                String name = file.getFileName().toString();
                // The template names a service that is not here.
                if (!name.equals("template.drl")) {
                    sandbox.file(name, Files.readString(file));
                    files.append("}, {file: ").append(name);
                }
            }
        }
        List<Happening> once = rehearse(files.toString()).happenings();
        assertEquals(once, rehearse(files.toString()).happenings());
        assertTrue(once.stream().anyMatch(happening -> happening.from() != happening.to()), "somebody scales");
    }

    private History rehearse(String policies) {
        return sandbox.rehearse(BUSY.formatted("{" + policies + "}"));
    }

    private void rules(String name, String text) {
        sandbox.file(name + ".drl", text);
    }

    private static int last(History history) {
        Line users = history.users();
        return (int) users.wanted(users.size() - 1);
    }

    private static Happening only(History history, Kind kind) {
        List<Happening> all = history.happenings().stream()
                .filter(happening -> happening.kind() == kind)
                .toList();
        assertEquals(1, all.size(), all.toString());
        return all.get(0);
    }

    private static List<String> titles(History history, Kind kind) {
        return history.happenings().stream()
                .filter(happening -> happening.kind() == kind)
                .map(Happening::title)
                .toList();
    }

    private static List<String> scalings(History history) {
        return history.happenings().stream()
                .filter(happening -> happening.from() != happening.to())
                .map(happening -> happening.atNanos() / 1_000_000_000L + " s: " + happening.title())
                .toList();
    }
}
