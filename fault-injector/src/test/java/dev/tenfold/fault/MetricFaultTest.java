package dev.tenfold.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.spelling.Factor;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricFaultTest {
    private static final Duration AT = Duration.ofSeconds(60);
    private static final Duration LASTS = Duration.ofSeconds(30);
    private static final Optional<String> WEB = Optional.of("web");
    private static final Optional<String> ANY = Optional.empty();
    private static final Optional<Source> ALL = Optional.empty();

    /** One of each kind. */
    private static final List<MetricFault> FAULTS = List.of(
            new AdapterDown(AT, LASTS),
            new ClockSkew(AT, LASTS, WEB, ANY, ALL, Duration.ofSeconds(40), true),
            new CounterReset(AT, WEB, ANY, ALL),
            new Lag(AT, LASTS, WEB, ANY, ALL, Duration.ofSeconds(90)),
            new MetricsApiDown(AT, LASTS, Optional.of(Source.METRICS_SERVER)),
            new Nan(AT, LASTS, WEB, ANY, ALL),
            new NoisyReplica(AT, LASTS, WEB, ANY, ALL, new Factor(10)),
            new ScrapeGap(AT, LASTS, WEB, Optional.of("http_*"), Optional.of(Source.PROMETHEUS), false),
            new StaleValue(AT, LASTS, WEB, ANY, ALL),
            new WrongUnit(AT, LASTS, WEB, ANY, ALL, new Factor(1000)),
            new Zeros(AT, LASTS, ANY, ANY, ALL));

    @Test
    void everyKindIsHere() {
        assertEquals(
                Arrays.stream(MetricFault.class.getPermittedSubclasses()).toList(),
                FAULTS.stream().map(Object::getClass).toList());
    }

    @Test
    void saysWhatItStrikes() {
        assertEquals(
                List.of(
                        "metrics adapter down",
                        "clock 40 s behind in metrics of web",
                        "counters reset in metrics of web",
                        "90 s late in metrics of web",
                        "metrics API down (metrics-server)",
                        "NaN in metrics of web",
                        "one replica reports x10 in metrics of web",
                        "scrape gap in http_* of web (prometheus)",
                        "stale values in metrics of web",
                        "unit wrong by x1000 in metrics of web",
                        "zeros in all metrics"),
                FAULTS.stream().map(Fault::sentence).toList());
    }

    /** Measured 120 now, 100 when the fault began; from the replica singled out, unless stated. */
    @ParameterizedTest(name = "{0} tells {1} of a gauge and {2} of a counter")
    @CsvSource(textBlock = """
            # kind,         gauge,   counter
            AdapterDown,    120,     120
            ClockSkew,      120,     120
            CounterReset,   120,     20
            Lag,            120,     120
            MetricsApiDown, 120,     120
            Nan,            NaN,     NaN
            NoisyReplica,   1200,    300
            ScrapeGap,      120,     120
            StaleValue,     100,     100
            WrongUnit,      120000,  120000
            Zeros,          0,       0
            """)
    void tells(String kind, double gauge, double counter) {
        MetricFault fault = FAULTS.stream()
                .filter(each -> each.getClass().getSimpleName().equals(kind))
                .findFirst()
                .orElseThrow();
        assertEquals(gauge, fault.told(new Seen(120, 100, 120, false, 1)));
        assertEquals(counter, fault.told(new Seen(120, 100, 120, true, 1)));
    }

    /** A tenth of 120 comes from the replica that reports ten times: 12 becomes 120, and 108 stay. */
    @Test
    void aSumHoldsTheNoisyReplicasShare() {
        MetricFault noisy = new NoisyReplica(AT, LASTS, WEB, ANY, ALL, new Factor(10));
        assertEquals(228, noisy.told(new Seen(120, 100, 120, false, 0.1)), 1e-9);
        assertEquals(120, noisy.told(new Seen(120, 100, 120, false, 0)), "another replica's");
    }

    @ParameterizedTest(name = "{0} matches {1}: {2}")
    @CsvSource({
        "http_*, http_requests_total, true",
        "http_*, grpc_total, false",
        "*_total, http_requests_total, true",
        "*_requests_*, http_requests_total, true",
        "http_requests_total, http_requests_total, true",
        "http, http_requests_total, false",
        "*, anything, true"
    })
    void aStarStandsForAnyText(String pattern, String name, boolean matches) {
        MetricFault gap = new ScrapeGap(AT, LASTS, WEB, Optional.of(pattern), ALL, false);
        assertEquals(matches, gap.strikes(Source.PROMETHEUS, "web", name));
        assertFalse(gap.strikes(Source.PROMETHEUS, "api", name), "another service");
    }

    @ParameterizedTest(name = "at {0} s: {1}")
    @CsvSource({"59.9, false", "60, true", "89.9, true", "90, false"})
    void isOnFromItsBeginningToBeforeItsEnd(double seconds, boolean on) {
        assertEquals(on, FAULTS.get(10).isOn(Math.round(seconds * 1e9)));
    }

    @Test
    void gapsAreNoticedOrNot() {
        assertEquals(Fate.MISSING, new ScrapeGap(AT, LASTS, WEB, ANY, ALL, false).fate());
        assertEquals(Fate.ENDS, new ScrapeGap(AT, LASTS, WEB, ANY, ALL, true).fate());
    }

    @Test
    void onlyAnApiThatIsDownSilences() {
        MetricFault adapter = FAULTS.get(0);
        assertTrue(adapter.silences(Source.SIGNALS, true));
        assertFalse(adapter.silences(Source.SIGNALS, false), "who asks the backend itself gets an answer");
        assertFalse(adapter.silences(Source.METRICS_SERVER, true), "the resource metrics API is another");
        MetricFault server = FAULTS.get(4);
        assertTrue(server.silences(Source.METRICS_SERVER, true));
        assertFalse(server.silences(Source.PROMETHEUS, false));
    }

    @Test
    void refusesSourcesWhereItCannotHappen() {
        Optional<Source> server = Optional.of(Source.METRICS_SERVER);
        assertEquals(
                "source must be one of prometheus, cloudwatch, signals, was metrics-server",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> new Lag(AT, LASTS, WEB, ANY, server, Duration.ofSeconds(1)))
                        .getMessage());
    }
}
