package dev.tenfold.inject.exposition;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a scraper says that it takes, and what it gets. */
class FormatTest {
    @ParameterizedTest(name = "Accept: {0} -> {1}")
    @CsvSource(delimiter = '|', textBlock = """
            ''                                                                          | TEXT
            */*                                                                         | TEXT
            text/plain                                                                  | TEXT
            text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8             | TEXT
            application/openmetrics-text;version=1.0.0,application/openmetrics-text;version=0.0.1;q=0.75,text/plain;version=0.0.4;q=0.5,*/*;q=0.1 | OPEN_METRICS
            application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.5,text/plain;version=0.0.4;q=0.3,*/*;q=0.2 | OPEN_METRICS
            application/openmetrics-text                                                | OPEN_METRICS
            application/openmetrics-text; version="1.0.0"; charset=utf-8                | OPEN_METRICS
            APPLICATION/OpenMetrics-Text;Version=1.0.0                                  | OPEN_METRICS
            application/*                                                               | OPEN_METRICS
            application/openmetrics-text;version=0.0.1                                  | TEXT
            application/openmetrics-text;q=0                                            | TEXT
            application/openmetrics-text;q=0,*/*                                        | TEXT
            application/openmetrics-text;q=0.4,text/plain;q=0.5                         | TEXT
            application/openmetrics-text;q=0.5,text/plain;q=0.5                         | TEXT
            application/openmetrics-text;q=2                                            | TEXT
            ;;q=,,=;                                                                    | TEXT
            image/png                                                                   | TEXT
            """)
    void theHeaviestEntryDecides(String accept, Format format) {
        assertEquals(format, Format.preferred(accept));
    }

    @ParameterizedTest(name = "Accept-Encoding: {0} -> {1}")
    @CsvSource(delimiter = '|', textBlock = """
            gzip                 | true
            deflate, gzip;q=0.5  | true
            *                    | true
            GZIP                 | true
            ''                   | false
            identity             | false
            gzip;q=0             | false
            *;q=0                | false
            gzip;q=0, *          | false
            """)
    void gzipIsSentToWhoTakesIt(String acceptEncoding, boolean takes) {
        assertEquals(takes, ScrapeHandler.takesGzip(acceptEncoding));
    }
}
