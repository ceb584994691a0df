package dev.tenfold.policy.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompositeRuleTest {
    private static final Map<String, AlarmState> STATES = Map.of(
            "hot",
            AlarmState.ALARM,
            "cool",
            AlarmState.OK,
            "dark",
            AlarmState.INSUFFICIENT_DATA,
            "a b)",
            AlarmState.OK);

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = ';', quoteCharacter = '|', textBlock = """
            ALARM(hot);                                        ALARM
            ALARM(cool) OR ALARM(hot) AND ALARM(cool);         OK
            (ALARM(hot) OR ALARM(cool)) AND ALARM(cool);       OK
            ALARM(hot) OR ALARM(cool) AND FALSE;               ALARM
            NOT ALARM(cool) AND OK("a b)");                    ALARM
            NOT (ALARM(cool) OR INSUFFICIENT_DATA('dark'));    OK
            not true;                                          OK
            ALARM(arn:aws:cloudwatch:eu-west-1:1:alarm:hot);   ALARM
            """)
    void andBindsTighterThanOrAndNotTightest(String rule, AlarmState state) {
        assertEquals(state, CompositeRule.parse(rule).state(STATES::get));
    }

    @Test
    void theAlarmsItAsksAboutAreKnown() {
        assertEquals(
                Set.of("a", "b", "c"),
                CompositeRule.parse("ALARM(c) OR NOT (OK(a) AND OK(\"b\"))").alarms());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = ';', quoteCharacter = '|', textBlock = """
            ALARM(hot) XOR OK(cool); AlarmRule, column 12: must be AND, OR or the end, was XOR
            ALARM(hot) AND;          AlarmRule, column 15: must be ALARM(...), OK(...), INSUFFICIENT_DATA(...), \
            TRUE, FALSE, NOT or (, was the end
            (ALARM(hot);             AlarmRule, column 12: must be ), was the end
            ALARM("hot);             AlarmRule, column 7: must be the name of an alarm and then ", was "hot)
            OKAY(hot);               AlarmRule, column 1: must be ALARM(...), OK(...), INSUFFICIENT_DATA(...), \
            TRUE, FALSE, NOT or (, was OKAY(hot)
            """)
    void errorsPointAtTheColumn(String rule, String message) {
        IllegalArgumentException error = assertThrows(IllegalArgumentException.class, () -> CompositeRule.parse(rule));
        assertEquals(message, error.getMessage());
    }
}
