package dev.tenfold.policy.quantity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmountTest {
    @ParameterizedTest(name = "{0} is {1} thousandths")
    @CsvSource(textBlock = """
        # written, thousandths
        0,         0
        2,         2000
        500m,      500
        1.5,       1500
        .5,        500
        1.,        1000
        +3,        3000
        -1.5,      -1500
        1k,        1000000
        1Ki,       1024000
        1.5Ki,     1536000
        200Mi,     209715200000
        1M,        1000000000
        2Gi,       2147483648000
        1G,        1000000000000
        1Ti,       1099511627776000
        1e3,       1000000
        1E3,       1000000
        1e-2,      10
        12E-1,     1200
        # smaller than a thousandth rounds up, away from zero
        1u,        1
        1n,        1
        1500u,     2
        0.0001,    1
        -100u,     -1
        1e-30,     1
        0e-30,     0
        """)
    void readsQuantitiesAsKubernetesDoes(String written, long milli) {
        assertEquals(OptionalLong.of(milli), Amount.parse(written).orElseThrow().milli());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "m", "1K", "1ki", "1 Gi", "1GB", "1.2.3", "e3", "1e", "1e3m", "0x10", "1_000", "--1", "."})
    void refusesWhatKubernetesRefuses(String written) {
        assertTrue(Amount.parse(written).isEmpty());
    }

    @Test
    void knowsWhatCannotBeCountedInThousandths() {
        assertEquals(OptionalLong.empty(), Amount.parse("1E").orElseThrow().milli());
        assertEquals("9223372036854775807", Amount.parse("1e999").orElseThrow().toString(), "the most there is");
    }

    @ParameterizedTest(name = "{0}: maybe {1}")
    @CsvSource(textBlock = """
        1K,    `1k`
        1ki,   `1Ki`
        1 Gi,  `1Gi`
        1GB,   `1G`
        512mb, `512M`
        """)
    void guessesWhatWasMeant(String written, String guess) {
        assertEquals(guess, Amount.guess(written).orElseThrow());
    }
}
