package dev.tenfold.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LabelPatternTest {

    @ParameterizedTest(name = "{0} on {1}: {2}")
    @CsvSource(delimiter = ';', textBlock = """
            # pattern; value; matches, because
            web;        web-1;  false; the whole value must match
            api|web;    web;    true;  and that goes for each alternative
            web-.*;     web-1;  true;  a prefix
            .*;         '';     true;  the label may be missing
            .+;         '';     false; or not
            5..;        503;    true;  any two characters
            (?i)WEB;    web;    true;  case ignored
            (?P<x>a)b;  ab;     true;  RE2 names groups with a P
            [[]x;       [x;     true;  a bracket in a class is a bracket
            [a&&b]+;    a&&b;   true;  ampersands in a class are ampersands
            [[:digit:]]+; 42;   true;  POSIX classes
            [^[:alpha:]]; 4;    true;  and what is not in them
            []a]+;      ]a;     true;  a bracket that comes first closes nothing
            \\d+\\.\\d; 10.5;   true;  escapes
            \\Qa.b\\E;  a.b;    true;  quoted text
            """)
    void matchesAsRe2Does(String pattern, String value, boolean matches, String because) {
        assertEquals(matches, LabelPattern.compile(pattern).matches(value), because);
    }

    @ParameterizedTest(name = "{0} is refused")
    @ValueSource(strings = {"(", "a(?=b)", "a(?!b)", "(?<=a)b", "(a)\\1", "a++", "a*+", "[[:nope:]]", "*", "(?>a)"})
    void refusesWhatRe2CannotDo(String pattern) {
        var refusal = assertThrows(IllegalArgumentException.class, () -> LabelPattern.compile(pattern));
        assertTrue(refusal.getMessage().startsWith("error parsing regexp: "), refusal.getMessage());
    }

    @ParameterizedTest(name = "{0} becomes {1}")
    @CsvSource(textBlock = """
            # template, of web-7 captured by (?P<name>[a-z]+)-(\\d+)
            $1,         web
            ${1}x$2,    webx7
            $1x,        ''
            $name/$2,   web/7
            ${name}s,   webs
            $$1,        $1
            $3$nobody,  ''
            a$,         a$
            """)
    void fillsATemplate(String template, String text) {
        assertEquals(text, LabelPattern.compile("(?P<name>[a-z]+)-(\\d+)").expand(template, "web-7"));
    }

    @Test
    void aValueThatDoesNotMatchFillsNothing() {
        assertEquals(null, LabelPattern.compile("(a)").expand("$1", "b"));
    }
}
