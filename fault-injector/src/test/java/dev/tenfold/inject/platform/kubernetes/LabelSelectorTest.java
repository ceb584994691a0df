package dev.tenfold.inject.platform.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LabelSelectorTest {
    /** What the object of every row has. */
    private static final Map<String, String> LABELS =
            Map.of("app", "web", "tier", "front", "empty", "", "size", "12", "example.com/owner", "ann");

    @ParameterizedTest(name = "{0} -> {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            ''                           | true  | nothing is asked
            app=web                      | true  | equal
            app==web                     | true  | equal, spelled twice
            app = web                    | true  | spaces do not matter
            app=api                      | false | other value
            app!=api                     | true  | other value
            missing!=api                 | true  | what is not there differs
            app!=web                     | false | equal
            app                          | true  | exists
            missing                      | false | does not
            !missing                     | true  | does not exist
            !app                         | false | exists
            empty=                       | true  | the empty value
            missing=                     | false | no value is not the empty value
            app in (web,api)             | true  | in the set
            app in ( api , web )         | true  | spaces do not matter
            app in (api)                 | false | not in the set
            missing in (api)             | false | what is not there is in no set
            app notin (api)              | true  | not in the set
            app notin (web)              | false | in the set
            missing notin (web)          | true  | what is not there is in no set
            app=web,tier=front           | true  | both
            app=web,tier=back            | false | one of both
            app in (web), !missing, tier | true  | kinds mixed
            example.com/owner=ann        | true  | name with a prefix
            size>11                      | true  | as a number
            size>12                      | false | not itself
            size<100                     | true  | as a number, not as text
            app<100                      | false | no number
            """)
    void asksOfLabels(String selector, boolean accepted, String because) {
        assertEquals(accepted, LabelSelector.parse(selector).matches(LABELS::get), because);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=web",
                "app=web,",
                "app in web",
                "app in (web",
                "app near (web)",
                "a b",
                ",",
                "!",
                "-app",
                "app=a=b",
                "size>big",
                "Example.com/x=1"
            })
    void refusesWhatIsNoSelector(String selector) {
        assertEquals(
                400,
                assertThrows(Refusal.class, () -> LabelSelector.parse(selector)).code());
    }
}
