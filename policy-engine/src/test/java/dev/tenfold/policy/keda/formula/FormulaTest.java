package dev.tenfold.policy.keda.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormulaTest {
    @ParameterizedTest(name = "{0} = {1}: {2}")
    @CsvSource(delimiter = ';', textBlock = """
            # formula with a = 3, b = 4, c = 0.5;   result;  because
            a + b * 2;                              11;      a product binds tighter
            (a + b) / 2;                            3.5;     a quotient is a float
            7 / 2;                                  3.5;     even of two ints
            7 % 4;                                  3;       a remainder is of ints
            int(a) % 2;                             1;       which a trigger can be made to
            2 ** 3 ** 2;                            512;     powers bind to the right
            2 ^ 2;                                  4;       and have two signs
            -2 ** 2;                                -4;      and bind tighter than a minus
            -a + b;                                 1;       which binds tighter than a sum
            a > 2 ? a + b : 1;                      7;       the condition holds
            a < 2 ? 1 : b > 3 ? 5 : 6;              5;       a choice within a choice
            a > 2 and b > 5 ? 1 : 0;                0;       both must hold
            a > 2 && b < 5 || false ? 1 : 0;        1;       and binds tighter than or
            not (a > 2) ? 1 : 0;                    0;       a negation
            !(a > 2) ? 1 : 0;                       0;       in another spelling
            1 < a < 4 ? 1 : 0;                      1;       a chain
            1 < a < 3 ? 1 : 0;                      0;       both of its links must hold
            a == 3 ? 1 : 0;                         1;       an int equals a float of its size
            a in [1, 2, 3] ? 1 : 0;                 1;       also in an array
            a not in [1, 2] ? 1 : 0;                1;       or not
            max(a, b, c);                           4;       the largest
            min([a, b], c);                         0.5;     the least, arrays included
            mean(a, b);                             3.5;     the mean
            median([a, b, c]);                      3;       the middle one
            median(1, 2, 3, 4);                     2.5;     the mean of the two in the middle
            sum([a, b, c]);                         7.5;     a sum
            sum([a, b], # * 2);                     14;      of what is made of each
            count([a, b, c], {# > 1});              2;       how many
            count([a > 1, b > 9]);                  1;       of truth values no predicate is needed
            any([a, b], # > 3) ? 1 : 0;             1;       at least one
            all([a, b], # > 3) ? 1 : 0;             0;       each
            none([a, b], # > 9) ? 1 : 0;            1;       not one
            one([a, b], # > 3) ? 1 : 0;             1;       exactly one
            len(filter([a, b, c], # > 1));          2;       those that match
            max(map([a, b], # + 1));                5;       made of each
            [a, b] | max();                         4;       a pipe is the first argument
            [a, b, c][1] + [a, b, c][-1];           4.5;     elements count from both ends
            sum(1..4);                              10;      a range includes its end
            ceil(c) + floor(c);                     1;       up and down
            round(2.5) + round(-2.5);               0;       half goes away from zero
            abs(-a);                                3;       without its sign
            int(3.9);                               3;       cut off
            1_000 + 0x10 + .5;                      1016.5;  spellings of numbers
            a ?? 7;                                 3;       not nil
            1 + a ?? 7;                             4;       nil coalescing binds tightest
            """)
    void givesWhatExprGives(String text, double wanted, String because) {
        assertEquals(OptionalDouble.of(wanted), of(text, 3.0, 4.0, 0.5), because);
    }

    @ParameterizedTest(name = "{0} with a nil = {1}")
    @CsvSource(delimiter = ';', textBlock = """
            a ?? b ?? 8;        4
            a ?? 8;             8
            (a ?? 1) + b;       5
            a == nil ? b : 0;   4
            b ?? a;             4
            """)
    void skipsATriggerThatIsNil(String text, double wanted) {
        assertEquals(OptionalDouble.of(wanted), of(text, null, 4.0, 0.5));
    }

    @Test
    void comesToNilIfAllAreNil() {
        assertEquals(OptionalDouble.empty(), of("a ?? b", null, null, 0.5));
    }

    @Test
    void doesNotAddNil() {
        FormulaError error = assertThrows(FormulaError.class, () -> of("a + b", null, 4.0, 0.5));
        assertEquals("`+` cannot take nil and a float at character 3", error.getMessage());
    }

    @Test
    void namesAPart() {
        assertEquals(OptionalDouble.of(16), of("let x = a + 1; x * x", 3.0, 4.0, 0.5));
    }

    @Test
    void dividesByZeroAsFloatsDo() {
        assertEquals(OptionalDouble.of(Double.POSITIVE_INFINITY), of("a / 0", 3.0, 4.0, 0.5));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = ';', textBlock = """
            a +;            unexpected the end at character 4
            (a + b;         expected `)`, found the end at character 7
            a b;            unexpected `b` at character 3
            a + x;          no trigger is named `x` at character 5
            foo(a);         no function is named `foo` at character 1
            abs(a, b);      `abs` cannot take 2 arguments at character 1
            a % 2;          `%` cannot take a float and an int at character 3
            a > 2;          the formula must give a number, not a bool at character 1
            [a, b];         the formula must give a number, not an array at character 1
            a ? 1 : 2;      `?` needs a bool, not a float at character 3
            a ?? b + 1;     `??` and `+` need parentheses between them at character 8
            a + #;          `#` has no meaning outside of a predicate at character 5
            a @ b;          unexpected character `@` at character 3
            a + "x";        a text has no place in a formula of numbers: " at character 5
            count(a);       `count` needs an array, not a float at character 1
            """)
    void saysWhatIsWrongAndWhere(String text, String message) {
        FormulaError error = assertThrows(FormulaError.class, () -> of(text, 3.0, 4.0, 0.5));
        assertEquals(message, error.getMessage());
    }

    @Test
    void pointsAtTheCharacter() {
        String text = "a + x";
        FormulaError error = assertThrows(FormulaError.class, () -> of(text, 3.0, 4.0, 0.5));
        assertEquals("a + x\n    ^", error.pointedAt(text));
    }

    @Test
    void refusesWhatIsTooDeep() {
        String deep = "(".repeat(1000) + "a" + ")".repeat(1000);
        assertThrows(FormulaError.class, () -> of(deep, 3.0, 4.0, 0.5));
    }

    @Test
    void givesANumberOrSaysWhyNotWhateverIsWritten() {
        List<String> words = List.of(
                "a", "b", "1", "2.5", "0x1f", "(", ")", "[", "]", "{", "}", "+", "-", "*", "/", "%", "**", "^", "<",
                ">=", "==", "!=", "and", "or", "not", "!", "in", "..", "?", ":", "??", "|", ",", "#", "nil", "true",
                "max(", "count(", "map(", "sum(", "round(", "let x =", ";", "x", "\"", "é");
        Random random = new Random(7);
        int understood = 0;
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = random.nextInt(9); j >= 0; j--) {
                text.append(words.get(random.nextInt(words.size()))).append(' ');
            }
            try {
                of(text.toString(), 3.0, null, 0.5);
                understood++;
            } catch (FormulaError wrong) {
                assertTrue(wrong.at() >= 0 && wrong.at() <= text.length(), text::toString);
            }
        }
        assertTrue(understood > 100, "only " + understood + " were formulas");
    }

    private static OptionalDouble of(String text, Double a, Double b, Double c) {
        Map<String, OptionalDouble> values = new LinkedHashMap<>();
        values.put("a", a == null ? OptionalDouble.empty() : OptionalDouble.of(a));
        values.put("b", b == null ? OptionalDouble.empty() : OptionalDouble.of(b));
        values.put("c", c == null ? OptionalDouble.empty() : OptionalDouble.of(c));
        return Formula.of(text, values.keySet()).of(values);
    }
}
