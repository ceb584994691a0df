package dev.tenfold.policy.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatisticTest {
    private static final double[] TEN = {10, 1, 9, 2, 8, 3, 7, 4, 6, 5};

    @ParameterizedTest(name = "{0} of 1 to 10 is {1}: {2}")
    @CsvSource(delimiter = ';', textBlock = """
            # statistic; of 1, 2, ... 10; because
            SampleCount;  10;   ten samples
            Sum;          55;   10 x 11 / 2
            Average;      5.5;  55 / 10
            Minimum;      1;    the first
            Maximum;      10;   the last
            p90;          9;    nine of ten do not exceed it
            p50;          5;    half of them do not exceed it
            p0;           1;    the smallest
            tm90;         5;    45 / 9
            TM(20%:80%);  5.5;  33 / 6 for 3 to 8
            TM(2:8);      5.5;  3 to 8, without 2 and with 8
            IQM;          5.5;  3 to 8 again
            wm90;         5.4;  10 counts as 9
            WM(3:8);      5.5;  1 and 2 count as 3, 9 and 10 as 8: 55 / 10
            tc90;         9;    one is left out
            TC(:4);       4;    1 to 4
            ts90;         45;   1 to 9
            TS(80%:);     19;   9 and 10
            PR(:3);       30;   1 to 3
            PR(3:5);      20;   4 and 5
            """)
    void valuesAreThoseOfTheDefinition(String statistic, double value, String because) {
        assertEquals(value, Statistic.parse(statistic).of(TEN), 1e-12, because);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Average", "SampleCount", "p99", "TM(1:2)", "tc90"})
    void nothingMeasuredIsAMissingPoint(String statistic) {
        assertTrue(Double.isNaN(Statistic.parse(statistic).of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"average", "p", "p101", "tm", "TM()", "TM(:)", "TM(10:90%)", "TM(9:1)", "PR(:30%)", "tm101"})
    void othersAreRefused(String statistic) {
        assertThrows(IllegalArgumentException.class, () -> Statistic.parse(statistic));
    }

    @ParameterizedTest(name = "p{0}: {1} samples")
    @CsvSource({"0.99, 1000", "0.95, 200", "0.5, 20", "0.1, 100", "0.999, 10000"})
    void aPercentileNeedsTenSamplesBeyondIt(double percentile, long samples) {
        assertEquals(samples, LowSamples.significantFrom(percentile));
    }

    @Test
    void noNumberOfSamplesIsEnoughForTheVeryEnd() {
        assertEquals(Long.MAX_VALUE, LowSamples.significantFrom(1));
    }
}
