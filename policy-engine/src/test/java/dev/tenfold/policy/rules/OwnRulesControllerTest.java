package dev.tenfold.policy.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tenfold.document.Problems;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of the wishes of several rules, and of rules that fail. */
class OwnRulesControllerTest {
    private static final LocalDateTime NOON = LocalDateTime.of(2026, 11, 27, 12, 0);

    private final Shop shop = new Shop();

    @ParameterizedTest(name = "{0} -> {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            # what rules do to api, at 4 replicas                              | comes              | because
            scale.to($s, 6, "a");                                              | 6 a                | it is the only wish
            scale.to($s, 6, "a"); scale.by($s, 1, "b");                        | 6 a                | the largest holds
            scale.by($s, -1, "a"); scale.by($s, 0, "b");                       | nothing            | to stay is a wish too
            scale.by($s, -9, "a");                                             | 0 a                | there are no negative replicas
            scale.to($s, 9, "a"); scale.atMost($s, 7, "b");                    | 7 b                | caps apply last
            scale.to($s, 9, "a"); scale.atMost($s, 4, "b");                    | 9 replicas, not: b | the cap leaves no room
            scale.to($s, 2, "a"); scale.atLeast($s, 3, "b");                   | 3 b                | floors apply
            scale.atLeast($s, 8, "a"); scale.atMost($s, 6, "b");               | 6 b                | a cap beats a floor
            scale.atLeast($s, 5, "a"); scale.atMost($s, 4, "b");               | nothing            | a cap beats a floor even where that changes nothing
            scale.atMost($s, 3, "a");                                          | 3 a                | a cap alone brings replicas down
            scale.to($s, 9, "a"); scale.veto($s, "b");                         | 9 replicas, not: b | a veto beats everything
            scale.resize($s, 2, 4, "a");                                       | 2 cores, 4 GiB a   | another size
            scale.resize($s, 2, 2, "a"); scale.resize($s, 1, 4, "b");          | 2 cores, 4 GiB a   | the larger of each holds
            scale.resize($s, 1, 2, "a");                                       | nothing            | it has that size
            scale.resize($s, 2, 4, "a"); scale.veto($s, "b");                  | 2 cores and 4 GiB, not: b | a veto beats that as well
            """)
    void wishesAreSettled(String acts, String comes, String because) {
        try (OwnRulesController rules = rules("$s : ServiceFact(name == \"api\")", acts)) {
            List<Outcome> outcomes = rules.evaluate(shop, 0);
            assertEquals(comes, outcomes.isEmpty() ? "nothing" : shown(outcomes.get(0)), because);
        }
    }

    @ParameterizedTest(name = "from {0} to {1}: {2}")
    @CsvSource({"4, 9, veto", "4, 6, 5", "4, 5, follow", "4, 2, 3", "4, 3, follow"})
    void recommendationsAreReviewed(int from, int to, String comes) {
        String acts = "scale.atLeast($s, 3, \"a\"); scale.atMost($s, 5, \"b\");"
                + "if ($r.change() > 3) { scale.veto($r, \"c\"); }";
        Recommendation wanted = new Recommendation("api-hpa", "HorizontalPodAutoscaler", "api", from, to, "CPU");
        try (OwnRulesController rules =
                rules("$s : ServiceFact(name == \"api\") $r : Recommendation(service == $s.name)", acts)) {
            String ruling = rules.review(wanted, shop, 0)
                    .map(outcome -> outcome instanceof Outcome.Bounded bounded ? "" + bounded.to() : "veto")
                    .orElse("follow");
            assertEquals(comes, ruling);
            assertEquals(List.of(), rules.evaluate(shop, 1), "what was reviewed is forgotten");
        }
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(delimiter = '|', textBlock = """
            # samples at 0, 15, 30, 45 and 60 s are 10, 20, 30, 40, 50     | value
            avg("demand", 60)                                              | 35
            avg("demand", 61)                                              | 30
            max("demand", 30)                                              | 50
            min("demand", 30)                                              | 40
            p95("demand", 3600)                                            | 50
            rate("demand", 60)                                             | 0.6667
            demand                                                         | 50
            """)
    void windowsHoldWhatWasSeen(String asked, double value) {
        String condition = "$s : ServiceFact(name == \"api\", $v : " + asked + ")";
        try (OwnRulesController rules = rules(condition, "scale.to($s, (int) Math.round($v * 10000), \"\");")) {
            List<Outcome> outcomes = List.of();
            for (int i = 0; i <= 4; i++) {
                shop.api.demand = 10 * (i + 1);
                outcomes = rules.evaluate(shop, i * 15_000_000_000L);
            }
            assertEquals(value, ((Outcome.Scaled) outcomes.get(0)).move().to() / 10_000.0);
        }
    }

    @ParameterizedTest(name = "{0} at Friday noon")
    @CsvSource(delimiter = '|', textBlock = """
            seconds == 90                                   | true
            hour == 12, minute == 1, time == "12:01"        | true
            day == "friday", !weekend, date == "2026-11-27" | true
            between("12:01", "12:02")                       | true
            between("12:02", "12:01")                       | false
            between("22:00", "12:02")                       | true
            within("2026-11-27T12:00", "2026-11-28T00:00")  | true
            within("2026-11-28T00:00", "2026-11-29T00:00")  | false
            """)
    void theTimeIsAFact(String condition, boolean holds) {
        try (OwnRulesController rules = rules("Now(" + condition + ")", "scale.alert(\"a\", \"page\", \"\");")) {
            assertEquals(holds, !rules.evaluate(shop, 90_000_000_000L).isEmpty());
        }
    }

    @Test
    void whatIsUnknownMakesNoRuleAct() {
        try (OwnRulesController rules =
                rules("$s : ServiceFact(lag > 0 || lag <= 0 || avg(\"lag\", 60) < 1)", "scale.to($s, 9, \"\");")) {
            assertEquals(List.of(), rules.evaluate(shop, 0));
        }
    }

    @Test
    void aRuleThatThrowsIsNamed() {
        try (OwnRulesController rules =
                rules("$s : ServiceFact(name == \"web\")", "int n = 1 / ($s.getDesired() - 4);")) {
            RuleFailure failure = assertThrows(RuleFailure.class, () -> rules.evaluate(shop, 0));
            assertEquals(
                    List.of("own.drl:4: rule \"r\" failed with ArithmeticException: / by zero, at 12:00"),
                    failure.problem().lines());
        }
    }

    @Test
    void aConditionThatThrowsIsNamed() {
        try (OwnRulesController rules = rules("Now(between(\"10\", \"22\"))", "")) {
            RuleFailure failure = assertThrows(RuleFailure.class, () -> rules.evaluate(shop, 0));
            assertEquals(
                    "own.drl:4: rule \"r\" failed with DateTimeParseException: "
                            + "Text '10' could not be parsed at index 2, at 12:00",
                    failure.getMessage());
        }
    }

    @Test
    void rulesThatNeverEndAreNamed() {
        try (OwnRulesController rules = rules("$s : ServiceFact(name == \"api\")", "update($s);")) {
            RuleFailure failure = assertThrows(RuleFailure.class, () -> rules.evaluate(shop, 0));
            assertEquals(
                    List.of(
                            "own.drl:4: rule \"r\" never ends: 10000 rules fired in one evaluation, this one last, at 12:00",
                            "  Maybe `no-loop true`, or a condition that its own change makes false?"),
                    failure.problem().lines());
        }
    }

    private static String shown(Outcome outcome) {
        if (outcome instanceof Outcome.Scaled scaled) {
            return scaled.move().to() + " " + scaled.why();
        }
        if (outcome instanceof Outcome.Resized resized) {
            return ServiceMetric.CORES.shown(resized.cores()) + ", " + ServiceMetric.MEMORY.shown(resized.memory())
                    + " " + resized.why();
        }
        Outcome.Refused refused = (Outcome.Refused) outcome;
        return refused.wanted() + ", not: " + refused.why();
    }

    private static OwnRulesController rules(String condition, String acts) {
        String text = String.join("\n", "rule \"r\"", "when", condition, "then", acts, "end");
        Problems problems = new Problems();
        var declaration = new RuleCompiler(RuleCache.none()).read("own.drl", text, problems);
        assertEquals(List.of(), problems.lines());
        return new OwnRulesController(declaration.orElseThrow().spec(), NOON);
    }
}
