package dev.tenfold.promql.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParserTest {

    @ParameterizedTest(name = "{0} at {1}: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            rate(x[5m]                    | 1:11 | unclosed left parenthesis
            sum(x) b                      | 1:8 | unexpected identifier "b"
            x ! y                         | 1:3 | unexpected character after '!': ' '
            x[5m                          | 1:5 | unclosed left bracket
            x{a=~"("}                     | 1:3 | error parsing regexp: Unclosed group: `(`
            x{a 1}                        | 1:5 | unexpected number "1" in label matching, expected label matching operator
            foo(x)                        | 1:1 | unknown function with name "foo"
            rate(x)                       | 1:6 | expected type range vector in call to function "rate", got instant vector
            rate(x[5m], 1)                | 1:1 | expected 1 argument(s) in call to "rate", got 2
            1 > 2                         | 1:3 | comparisons between scalars must use BOOL modifier
            x and on (a) group_left () y  | 1:1 | no grouping allowed for "and" operation
            {a=""}                        | 1:1 | vector selector must contain at least one non-empty matcher
            x offset 5m offset 5m         | 1:1 | offset may not be set multiple times
            x[0s]                         | 1:3 | duration must be greater than 0
            x[5m][5m]                     | 1:6 | ranges only allowed for vector selectors
            (x)[5m]                       | 1:4 | ranges only allowed for vector selectors
            sum by (a (x)                 | 1:11 | unexpected "(" in grouping opts, expected "," or ")"
            x * on (a) group_left (a) y   | 1:3 | label "a" must not occur in ON and GROUP clause at once
            time() @ 5                    | 1:1 | @ modifier must be preceded by an instant vector selector or range vector selector or a subquery
            5mm                           | 1:1 | bad number or duration syntax: "5mm"
            x + "a"                       | 1:5 | binary expression must contain only scalar and instant vector types
            holt_winters(x[5m], 0.1, 0.2) | 1:1 | unknown function with name "holt_winters": since 3.0 it is double_exponential_smoothing
            topk(x)                       | 1:1 | wrong number of arguments for aggregate expression provided, expected 2, got 1
            """)
    void pointsAtTheCharacter(String query, String place, String message) {
        ParseFailure failure = assertThrows(ParseFailure.class, () -> Parser.parse(query, Generation.THREE));
        assertEquals(place + ": parse error: " + message, failure.getMessage());
    }

    @Test
    void putsACaretUnderTheCharacterInItsLine() {
        String query = "sum by (job) (\n  rate(x{code=\"500\"}[5m)\n)";
        ParseFailure failure = assertThrows(ParseFailure.class, () -> Parser.parse(query, Generation.THREE));
        assertEquals(2, failure.line());
        assertEquals("  rate(x{code=\"500\"}[5m)\n" + " ".repeat(23) + "^", failure.caret());
    }

    @Test
    void tellsAllThatIsWrongWithTheTypes() {
        ParseFailure failure =
                assertThrows(ParseFailure.class, () -> Parser.parse("rate(x) + 1 > bool \"a\"", Generation.THREE));
        assertEquals(2, failure.problems().size(), failure.messages());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sum(sum)",
                "by + on_call",
                "sum by (sum, on, offset,) (x)",
                "{__name__=~'a|b', c!=\"\"}",
                "{\"a.b\", 'c d'=~\"e\"}",
                "x offset -5m @ 1e3",
                "x[5m] @ end() offset 1h30m",
                "(x)[1h:] offset 5m",
                "rate(x[300])[3600:60]",
                "x # a comment\n + y",
                "`a\\b` ",
                "-x ^ -2",
                "SUM(x) BY (a)",
                "x == bool 0x1F",
                "a:b:c{d=\"e\"}",
                "x > bool on (a) group_right (b) y"
            })
    void readsWhatPrometheusThreeReads(String query) {
        Parser.parse(query, Generation.THREE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rate(x[300])", "x offset 5", "x @ 5m", "{\"a.b\"}", "5m", "first_over_time(x[5m])"})
    void generationTwoReadsNoneOfTheNewerSyntax(String query) {
        Parser.parse(query, Generation.THREE);
        assertThrows(ParseFailure.class, () -> Parser.parse(query, Generation.TWO));
    }
}
