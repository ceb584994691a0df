package dev.tenfold.inject.platform.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantitiesTest {
    @ParameterizedTest(name = "{0} cores = {1}")
    @CsvSource({
        "0, 0",
        "0.123456789, 123456789n",
        "0.25, 250m",
        "0.0015, 1500u",
        "2, 2",
        "1500, 1500",
        "1000, 1k",
        "0.0000000004, 0"
    })
    void coresAreToldToTheNanocore(double cores, String told) {
        assertEquals(told, Quantities.cores(cores));
    }

    @ParameterizedTest(name = "{0} bytes = {1}")
    @CsvSource({"0, 0", "134217728, 128Mi", "134221824, 131076Ki", "1000001, 1000001", "1023.6, 1Ki"})
    void memoryIsToldInPowersOfTwo(double bytes, String told) {
        assertEquals(told, Quantities.bytes(bytes));
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource({
        "0, 0",
        "1500, 1500",
        "3000, 3k",
        "12.75, 12750m",
        "0.0015, 1m",
        "0.0005, 0",
        "-2.5, -2500m",
        "1e21, 1000E"
    })
    void valuesAreToldInThousandths(double value, String told) {
        assertEquals(told, Quantities.value(value));
    }
}
