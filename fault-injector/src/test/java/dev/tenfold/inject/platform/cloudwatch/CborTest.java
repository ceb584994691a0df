package dev.tenfold.inject.platform.cloudwatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Examples of RFC 8949, appendix A. */
class CborTest {
    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(delimiter = '|', textBlock = """
            00                             | 0
            17                             | 23
            1818                           | 24
            1903e8                         | 1000
            1a000f4240                     | 1000000
            1b000000e8d4a51000             | 1000000000000
            20                             | -1
            3863                           | -100
            f93e00                         | 1.5
            f97bff                         | 65504
            f9c400                         | -4
            f90001                         | 0.000000059604644775390625
            fa47c35000                     | 100000
            fb3ff199999999999a             | 1.100000000000000088817841970012523233890533447265625
            f4                             | false
            f5                             | true
            6449455446                     | IETF
            62c3bc                         | ü
            c11a514b67b0                   | 2013-03-21T20:04:00Z
            c1fb41d452d9ec200000           | 2013-03-21T20:04:00.500Z
            83010203                       | [1, 2, 3]
            9f018202039f0405ffff           | [1, [2, 3], [4, 5]]
            a26161016162820203             | {a=1, b=[2, 3]}
            bf61610161629f0203ffff         | {a=1, b=[2, 3]}
            7f657374726561646d696e67ff     | streaming
            """)
    void readsWhatTheStandardShows(String hex, String told) {
        Object value = CborReader.read(HexFormat.of().parseHex(hex));
        assertEquals(
                told, value instanceof java.math.BigDecimal number ? number.toPlainString() : String.valueOf(value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "18",
                "1c",
                "62c3",
                "8301",
                "a1",
                "a101",
                "ff",
                "9f",
                "0000",
                "81ff",
                "c16161",
                "5b7fffffffffffffff",
                "9b7fffffffffffffff",
                "bb7fffffffffffffff"
            })
    void refusesWhatIsNone(String hex) {
        assertThrows(AwsFault.class, () -> CborReader.read(HexFormat.of().parseHex(hex)));
    }

    @Test
    void refusesWhatIsNestedWithoutEnd() {
        assertThrows(AwsFault.class, () -> CborReader.read(HexFormat.of().parseHex("81".repeat(10_000))));
    }

    @Test
    void readsBackWhatItWrites() {
        Map<String, Object> tree = new TreeMap<>(Map.of(
                "list", List.of(1.5, -7, 70_000, 300, true),
                "at", Instant.parse("2026-11-22T12:00:00.250Z"),
                "text", "a".repeat(300)));
        assertEquals(
                "{at=2026-11-22T12:00:00.250Z, list=[1.5, -7, 70000, 300, true], text=" + "a".repeat(300) + "}",
                String.valueOf(CborReader.read(Cbor.bytes(tree))));
    }
}
