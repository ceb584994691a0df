package dev.tenfold.cli;

import dev.tenfold.inject.station.Station;
import java.io.PrintWriter;
import java.net.URI;

/** What a Prometheus needs to scrape what is injected. */
final class ScrapeLines {
    private final PrintWriter out;
    private final Given given;

    ScrapeLines(PrintWriter out, Given given) {
        this.out = out;
        this.given = given;
    }

    /** Three lines; more where it must speak TLS and show a token. */
    void print(Station station) {
        URI root = station.root();
        out.println(
                "Series are served at " + root + Station.seriesPath() + ". For prometheus.yml, under scrape_configs:");
        out.println();
        out.println("  - job_name: tenfold");
        out.println("    honor_labels: true");
        out.println("    static_configs: [{targets: ['" + root.getAuthority() + "'], labels: {__metrics_path__: "
                + Station.seriesPath() + "}}]");
        if (given.has(InjectVerb.CERTIFICATE)) {
            out.println("    scheme: https");
            out.println("    tls_config: {ca_file: FILE OF WHO SIGNED THE CERTIFICATE}");
        }
        if (given.has(InjectVerb.TOKEN)) {
            out.println("    authorization: {credentials_file: FILE OF THE TOKEN}");
        }
        out.println();
    }
}
