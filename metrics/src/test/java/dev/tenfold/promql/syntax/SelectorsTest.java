package dev.tenfold.promql.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectorsTest {
    @ParameterizedTest(name = "{0} asks for {1}")
    @CsvSource(delimiter = ';', textBlock = """
            up                                                                ; up
            sum by (le) (rate(a_bucket{x="y"}[5m])) / on() group_left b       ; a_bucket b
            max_over_time(rate(a[1m])[1h:1m] offset 5m)                       ; a
            histogram_quantile(scalar(q), a) and -b unless (c or vector(1))   ; q a b c
            topk(scalar(k), label_replace(a, "x", "$1", "y", "(.*)"))         ; k a
            time() > bool 5                                                   ;
            """)
    void everySelectorIsFound(String query, String names) {
        List<String> found = Selectors.of(Parser.parse(query, Generation.THREE)).stream()
                .map(VectorSelector::name)
                .toList();
        assertEquals(names == null ? List.of() : List.of(names.split(" ")), found);
    }
}
