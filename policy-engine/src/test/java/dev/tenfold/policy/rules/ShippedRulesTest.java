package dev.tenfold.policy.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tenfold.document.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules that Tenfold ships as examples do what they say. */
class ShippedRulesTest {
    private static final long SECOND = 1_000_000_000L;
    private static final LocalDateTime FRIDAY_16_59 = LocalDateTime.of(2026, 11, 27, 16, 59);

    private final Shop shop = new Shop();

    @Test
    void usersThatWaitGetAQuarterMoreReplicas() throws IOException {
        shop.api.p95 = 1200;
        shop.api.desired = 8;
        try (OwnRulesController rules = rules("scale-by-latency")) {
            Outcome.Scaled scaled = (Outcome.Scaled) rules.evaluate(shop, 0).get(0);
            assertEquals("api", scaled.service());
            assertEquals(8, scaled.move().from());
            assertEquals(10, scaled.move().to());
            assertEquals("scale-by-latency", scaled.move().policy());
            assertEquals("users wait: a quarter more replicas", scaled.rule());
            assertEquals("p95 was 1.2 s for a minute, more than 800 ms", scaled.why());
            assertEquals(
                    "cpu 50 %",
                    scaled.move().readings().get(0).metric() + " "
                            + scaled.move().readings().get(0).value());
            shop.api.desired = 10;
            assertEquals(List.of(), rules.evaluate(shop, 15 * SECOND), "it changed just now");
            assertEquals(1, rules.evaluate(shop, 75 * SECOND).size(), "a minute later they still wait");
        }
    }

    @Test
    void aServiceThatIsCalmLosesOneReplica() throws IOException {
        shop.api.cpu = 0.2;
        try (OwnRulesController rules = rules("scale-by-latency")) {
            Outcome.Scaled scaled = (Outcome.Scaled) rules.evaluate(shop, 0).get(0);
            assertEquals(3, scaled.move().to());
        }
    }

    @Test
    void freezeWindowsVetoWhatOtherPoliciesWant() throws IOException {
        Recommendation fewer = new Recommendation("api-hpa", "HorizontalPodAutoscaler", "api", 4, 3, "CPU is low");
        Recommendation more = new Recommendation("web-hpa", "HorizontalPodAutoscaler", "web", 4, 9, "CPU is high");
        shop.recommendations.addAll(List.of(fewer, more));
        try (OwnRulesController rules = rules("freeze-window")) {
            assertEquals(List.of(), rules.evaluate(shop, 0), "it is not yet 17:00");
            assertEquals(
                    List.of(new Outcome.Vetoed(
                            fewer,
                            "no replica is taken away on weekday evenings",
                            "weekday evenings are the busiest hours: replicas may come, but not go")),
                    rules.evaluate(shop, 60 * SECOND));
        }
    }

    @Test
    void anUpgradeFreezesEverything() throws IOException {
        Recommendation more = new Recommendation("web-hpa", "HorizontalPodAutoscaler", "web", 4, 9, "CPU is high");
        try (OwnRulesController rules =
                new OwnRulesController(spec("freeze-window"), LocalDateTime.of(2026, 12, 1, 1, 30))) {
            Outcome ruling = rules.review(more, shop, 0).orElseThrow();
            assertEquals("nothing changes during the upgrade", ruling.rule());
        }
    }

    @Test
    void theBudgetBoundsWhatOtherPoliciesWant() throws IOException {
        shop.web.desired = 30;
        Recommendation more = new Recommendation("api-hpa", "HorizontalPodAutoscaler", "api", 4, 20, "CPU is high");
        try (OwnRulesController rules = rules("budget-cap")) {
            assertEquals(
                    new Outcome.Bounded(
                            more,
                            10,
                            "the budget is 40 cores",
                            "40 cores are budgeted, and api may have 10 replicas of them"),
                    rules.review(more, shop, 0).orElseThrow());
            shop.api.desired = 12;
            Outcome.Scaled scaled =
                    (Outcome.Scaled) rules.evaluate(shop, SECOND).get(0);
            assertEquals(10, scaled.move().to(), "what is there already comes down too");
        }
    }

    @Test
    void anAlertIsToldWhenItBeginsAndWhenItEnds() throws IOException {
        shop.web.errors = 5;
        try (OwnRulesController rules = rules("alert")) {
            String name = "web fails";
            String rule = "one answer in a hundred is an error";
            assertEquals(
                    List.of(new Outcome.Alerted(name, "ticket", true, rule, "5 % of the answers of web are errors")),
                    rules.evaluate(shop, 0));
            assertEquals(List.of(), rules.evaluate(shop, 15 * SECOND), "it goes on");
            shop.web.errors = 0;
            assertEquals(
                    List.of(new Outcome.Alerted(name, "ticket", false, rule, "no rule raises it any more")),
                    rules.evaluate(shop, 30 * SECOND));
        }
    }

    @ParameterizedTest(name = "{0} instances of {1} cores and {2} GiB at {3} ms: {5}")
    @CsvSource(textBlock = """
            # instances, cores, GiB, p95, what comes, rule
            5,           1,     2,   900, 6,          escalate: one instance more
            10,          1,     2,   900, 2.0+2.0,    'escalate: twice the CPU, since there may be no more instances'
            10,          3,     2,   900, 4.0+2.0,    'escalate: twice the CPU, since there may be no more instances'
            10,          4,     2,   900, 4.0+4.0,    'escalate: twice the memory, since there may be no more CPU'
            10,          4,     8,   900, page,       escalated as far as agreed
            5,           1,     2,    50, 4,          de-escalate: one instance fewer
            """)
    void anAgreementEscalates(int instances, double cores, double memory, double p95, String comes, String rule)
            throws IOException {
        shop.api.desired = instances;
        shop.api.cores = cores;
        shop.api.memory = memory;
        shop.api.p95 = p95;
        try (OwnRulesController rules = rules("sla-escalation")) {
            List<Outcome> outcomes = rules.evaluate(shop, 0);
            assertEquals(List.of(rule), outcomes.stream().map(Outcome::rule).toList());
            assertEquals(comes, shown(outcomes.get(0)));
        }
    }

    @ParameterizedTest
    @CsvSource({"200, between the bounds nothing changes", "900, the cooldown holds it back"})
    void anAgreementThatIsHeldOrCoolingDownChangesNothing(double p95, String because) throws IOException {
        try (OwnRulesController rules = rules("sla-escalation")) {
            rules.observe(shop, 0);
            shop.api.desired = 5;
            shop.api.p95 = p95;
            assertEquals(List.of(), rules.evaluate(shop, 60 * SECOND), because);
        }
    }

    @Test
    void theTemplateWorksAsItIs() throws IOException {
        shop.web.cpu = 0.9;
        try (OwnRulesController rules = rules("template")) {
            assertEquals(
                    "CPU was 90 % for two minutes",
                    rules.evaluate(shop, 0).get(0).why());
        }
    }

    private static String shown(Outcome outcome) {
        return outcome instanceof Outcome.Scaled scaled
                ? String.valueOf(scaled.move().to())
                : outcome instanceof Outcome.Resized resized
                        ? resized.cores() + "+" + resized.memory()
                        : ((Outcome.Alerted) outcome).severity();
    }

    private static OwnRulesController rules(String name) throws IOException {
        return new OwnRulesController(spec(name), FRIDAY_16_59);
    }

    private static OwnRules spec(String name) throws IOException {
        Path file = Path.of("..", "scenarios", "policies", "rules", name + ".drl");
        Problems problems = new Problems();
        var declaration = new RuleCompiler(RuleCache.none()).read(file.toString(), Files.readString(file), problems);
        assertEquals(List.of(), problems.lines());
        return declaration.orElseThrow().spec();
    }
}
