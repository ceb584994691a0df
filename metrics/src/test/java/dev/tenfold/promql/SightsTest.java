package dev.tenfold.promql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tenfold.metric.Labels;
import dev.tenfold.metric.Matcher;
import dev.tenfold.promql.syntax.Generation;
import dev.tenfold.promql.syntax.Parser;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SightsTest {
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
        assertEquals(split(names), names(query, sight -> true));
    }

    @ParameterizedTest(name = "{0} tells pods apart in {1}")
    @CsvSource(delimiter = ';', textBlock = """
            up                                                    ; up
            sum(up)                                               ;
            count by (app) (up == 0)                              ;
            sum by (pod) (a)                                      ; a
            sum without (instance) (a)                            ; a
            sum without (instance, pod) (a)                       ;
            sum(max by (pod) (a))                                 ; a
            max by (app) (sum(a) without (pod))                   ;
            avg(-ceil(rate(a[5m]) * 60) > 2)                      ;
            histogram_quantile(0.9, sum by (le) (rate(a[5m])))    ;
            sum(histogram_quantile(0.9, rate(a[5m])))             ; a
            topk(3, a)                                            ; a
            topk(3, sum by (app) (a))                             ;
            stddev(a)                                             ; a
            quantile(scalar(k), sum(a))                           ; k
            sum(a / b)                                            ; a b
            sum(a) / sum(b)                                       ;
            sum(a * scalar(b))                                    ; b
            sum(label_replace(a, "x", "$1", "pod", "(.*)"))       ; a
            sum(max_over_time(rate(a[1m])[1h:1m]))                ; a
            max_over_time(sum(rate(a[1m]))[1h:1m])                ;
            sum(absent_over_time(a[5m]))                          ; a
            sum(timestamp(a))                                     ; a
            """)
    void whatIsFoldedAtOnceIsNotToldApart(String query, String names) {
        assertEquals(split(names), names(query, sight -> sight.tellsApart("pod")));
    }

    private static List<String> split(String names) {
        return names == null ? List.of() : List.of(names.split(" "));
    }

    private static List<String> names(String query, Predicate<Sight> which) {
        return Sights.of(Parser.parse(query, Generation.THREE)).stream()
                .filter(which)
                .map(SightsTest::name)
                .toList();
    }

    private static String name(Sight sight) {
        return sight.matchers().stream()
                .filter(matcher -> matcher.name().equals(Labels.NAME))
                .map(Matcher::value)
                .findFirst()
                .orElseThrow();
    }
}
