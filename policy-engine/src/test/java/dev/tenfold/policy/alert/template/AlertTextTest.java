package dev.tenfold.policy.alert.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.metric.Labels;
import dev.tenfold.metric.Sample;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertTextTest {
    private static final Labels EXTERNAL = Labels.of("region", "eu");

    private static String fill(String text, double value) {
        Labels labels = Labels.of(Labels.NAME, "up", "job", "api", "pod", "api-1");
        return AlertText.parse(text).fill(new Sample(labels, value), EXTERNAL);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = ';', textBlock = """
                    plain; plain
                    {{ $labels.job }} is {{$value}}; api is 1234.5
                    {{ .Labels.pod }}/{{ .Value }}/{{ .ExternalLabels.region }}; api-1/1234.5/eu
                    [{{ $labels.none }}]; []
                    {{ $labels }}; map[__name__:up job:api pod:api-1]
                    {{ $externalLabels.region }}; eu
                    {{ $value | humanize }}; 1.234k
                    {{ $value | humanize1024 }}; 1.206ki
                    {{ $value | humanizeDuration }}; 20m 34s
                    {{ $value | humanizePercentage }}; 1.234e+05%
                    {{ "43200" | humanizeDuration }}; 12h 0m 0s
                    {{ humanize 0.0015 }}; 1.5m
                    {{ printf "%.2f of %s" $value $labels.job }}; 1234.50 of api
                    {{ printf "%.0f%%" $value }}; 1234%
                    {{ printf "%6.1f|%-5s|%05.1f" 1.5 "ab" 2.5 }};    1.5|ab   |002.5
                    {{ printf "%d" $value }}; %!d(float64=1234.5)
                    {{ printf "%v" }}; %!v(MISSING)
                    {{ ($value | humanize) | toUpper }}; 1.234K
                    {{ index $labels "pod" | toUpper }}; API-1
                    {{`{{ $labels.instance }}`}}; {{ $labels.instance }}
                    a {{- /* a remark */ -}} b; ab
                    x {{- $labels.job -}} y; xapiy
                    {{ "a}}b" }}; a}}b
                    {{ $value | humanizeTimestamp }}; 1970-01-01 00:20:34.5 +0000 UTC
                    {{ $labels.job | humanize }}; <error expanding template: strconv.ParseFloat: parsing "api": invalid syntax>
                    """, ignoreLeadingAndTrailingWhitespace = true)
    void fillsInValues(String text, String filled) {
        assertEquals(filled, fill(text, 1234.5).strip());
    }

    @ParameterizedTest(name = "{0} -> {1}, {2}, {3}")
    @CsvSource(textBlock = """
            # value, as Go prints it, humanized, as a duration
            0,          0,      0,      0s
            -0.02,      -0.02,  -20m,   -20ms
            999999,     999999, 1000k,     11d 13h 46m 39s
            0.00001,    1e-05,  10u,    10us
            123456789,  1.23456789e+08, 123.5M, 1428d 21h 33m 9s
            NaN,        NaN,    NaN,    NaN
            Infinity,   +Inf,   +Inf,   +Inf
            59.996,     59.996, 60,     60s
            """)
    void printsNumbersAsGoDoes(double value, String plain, String humanized, String duration) {
        assertEquals(plain, fill("{{ $value }}", value));
        assertEquals(humanized, fill("{{ $value | humanize }}", value));
        assertEquals(duration, fill("{{ $value | humanizeDuration }}", value));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = ';', textBlock = """
            {{ $labels.job; unclosed action
            {{ "job }}; unterminated quoted string
            {{ $label.job }}; undefined variable "$label"
            {{ $value | humanise }}; function "humanise" not defined
            {{ if $value }}x; unexpected EOF: {{if}} has no {{end}}
            x {{ end }}; unexpected {{end}}
            {{ }}; missing value for command
            """)
    void namesWhatPrometheusRefuses(String text, String complaint) {
        assertEquals(List.of(complaint), AlertText.parse(text).complaints());
    }

    @Test
    void leavesLoopsAndQueriesAsWritten() {
        String text = "{{ range query \"up\" }}{{ .Labels.job }} {{ $labels.job }}{{ end }}";
        AlertText parsed = AlertText.parse(text);
        assertEquals(List.of(), parsed.complaints());
        assertEquals(List.of("{{ range query \"up\" }}", "{{ end }}"), parsed.unfilled());
        assertEquals("{{ range query \"up\" }}api api{{ end }}", fill(text, 1));
    }

    @Test
    void isConstantWithoutActions() {
        assertTrue(AlertText.parse("page").isConstant());
        assertFalse(AlertText.parse("{{ $value }}").isConstant());
    }
}
