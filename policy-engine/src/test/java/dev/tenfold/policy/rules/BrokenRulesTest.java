package dev.tenfold.policy.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tenfold.document.Problems;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each mistake is told with the line it is in, the name of its rule, and what was probably meant. */
class BrokenRulesTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # condition in line 4                     | what is said
            $s : ServiceFact(cpuu > 0.8)              | asks for `cpuu`, which ServiceFact does not have; Maybe `cpu`?
            $s : ServiceFact(cpu.foo > 1)             | asks for `foo`, which double does not have
            $s : Service(cpu > 0.8)                   | asks for a fact that does not exist: Service; Maybe `ServiceFact`?
            Recommendation(too > 3)                   | asks for `too`, which Recommendation does not have; Maybe `to`?
            Now(our > 3)                              | asks for `our`, which Now does not have; Maybe `hour`?
            ServiceFact(average("cpu", 60) > 1)       | calls `average`, which ServiceFact does not have
            ServiceFact(avg("cpu") > 1)               | calls `avg` of ServiceFact with other arguments than it takes: String; Maybe `avg(text metric, double seconds)`?
            ServiceFact(avg("cpuu", 60) > 1)          | asks for a metric that services do not have: "cpuu"; Maybe `"cpu"`?
            ServiceFact(name == api)                  | asks for `api`, which ServiceFact does not have; Maybe `"api"`, in quotes?
            ServiceFact(cpu > "high")                 | compares a number with the text "high"
            ServiceFact(cpu > 0,8)                    | has a condition that is neither true nor false: 8; Maybe a point instead of the comma of a number?
            ServiceFact(desired > $most)              | does not know `$most`
            ServiceFact(cpu > 0.8) over window:time(1m) | has `over window`: facts are states, not events; Maybe a window of the service, such as `avg("cpu", 60)`?
            ServiceFact(name = "api")                 | cannot be read from `=` on; Maybe `==`, `>=` or `<=`?
            ServiceFact(cpu > 80%)                    | cannot be read from `)` on
            """)
    void aBadConditionIsToldWithItsLine(String condition, String said) {
        assertEquals(
                "own.drl:4: rule \"r\" " + said,
                complaint(List.of("", "rule \"r\"", "when", condition, "then", "end")));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # consequence in line 6                   | what is said
            scale.too($s, 5, "x");                    | calls `too`, which Scaling does not have; Maybe `to(ServiceFact service, int replicas, text why)`?
            scale.by($s, 5);                          | calls `by` of Scaling with other arguments than it takes: ServiceFact, int; Maybe `by(ServiceFact service, int change, text why)`?
            scal.by($s, 5, "x");                      | does not know `scal`; Maybe `scale`?
            scale.by($t, 5, "x");                     | does not know `$t`
            scale.by($s, 5, "x")                      | cannot be read after `then`, at `}`; Maybe `;` at the end of the line?
            if (true) {                               | does not close a `{` after `then`; Maybe `}`?
            int n = $s.getCpu();                      | cannot be compiled: Type mismatch: cannot convert from double to int
            $s.getCpuu();                             | calls `getCpuu`, which ServiceFact does not have; Maybe `getCpu()`?
            """)
    void aBadConsequenceIsToldWithItsLine(String consequence, String said) {
        List<String> lines =
                List.of("rule \"r\"", "when", "$s : ServiceFact(cpu > 0.8)", "then", "// why", consequence, "end");
        assertEquals("own.drl:6: rule \"r\" " + said, complaint(lines));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            timer (int: 30s)                | has `timer`: rules have no clock of their own, they are asked at intervals; Maybe a condition on Now, such as `Now(minute == 0)`?
            date-effective "27-Nov-2026"    | has `date-effective`: rules have no clock of their own, they are asked at intervals; Maybe a condition on Now, such as `Now(date >= "2026-11-27")`?
            """)
    void clocksOfDroolsAreRefused(String attribute, String said) {
        assertEquals(
                "own.drl:2: rule \"r\" " + said,
                complaint(List.of("rule \"r\"", attribute, "when", "Now()", "then", "end")));
    }

    @Test
    void aRuleWithoutAnEndIsTold() {
        assertEquals(
                "own.drl:4: rule \"r\" ends too early; Maybe `end` after the last rule?",
                complaint(List.of("rule \"r\"", "when", "Now()", "then")));
    }

    @Test
    void aFileWithoutRulesIsTold() {
        assertEquals("own.drl:1: holds no rule", complaint(List.of("// nothing yet")));
    }

    @Test
    void twoRulesOfOneNameAreTold() {
        String rule = "rule \"r\" when Now() then end";
        assertEquals("own.drl:2: rule \"r\" has the name of the rule in line 1", complaint(List.of(rule, rule)));
    }

    @Test
    void aGlobalThatNobodySetsIsTold() {
        assertEquals(
                "own.drl:1: global list is never set: the only global there is is `scale`",
                complaint(List.of("global java.util.List list", "rule \"r\" when Now() then end")));
    }

    @Test
    void everyMistakeOfAFileIsToldAtOnce() {
        List<String> lines = List.of(
                "rule \"one\" when ServiceFact(cpu > 0.8 then end",
                "rule \"two\" when ServiceFact(",
                "cpuu > 0.8,",
                "p96 > 100) then",
                "scale.foo();",
                "end",
                "rule \"fine\" when Now() then end",
                "rule \"three\" when Now() then",
                "int n = \"text\";",
                "end");
        assertEquals(
                List.of(
                        "own.drl:1: rule \"one\" cannot be read from `then` on",
                        "  Maybe a `)` or `\"` that is missing before?",
                        "own.drl:3: rule \"two\" asks for `cpuu`, which ServiceFact does not have",
                        "  Maybe `cpu`?",
                        "own.drl:4: rule \"two\" asks for `p96`, which ServiceFact does not have",
                        "  Maybe `p95`?",
                        "own.drl:5: rule \"two\" calls `foo`, which Scaling does not have",
                        "own.drl:9: rule \"three\" cannot be compiled: Type mismatch: cannot convert from String to int"),
                complaints(lines));
    }

    private static String complaint(List<String> lines) {
        return String.join(";", complaints(lines)).replace(";  Maybe", "; Maybe");
    }

    private static List<String> complaints(List<String> lines) {
        Problems problems = new Problems();
        new RuleCompiler(RuleCache.none()).read("own.drl", String.join("\n", lines), problems);
        return problems.lines();
    }
}
