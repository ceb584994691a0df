package dev.tenfold.report;

import dev.tenfold.verdict.Report;
import dev.tenfold.verdict.ServiceReport;
import java.util.Map;

/** Where every request went, by service, and by cause if it failed. */
final class RequestsSection {

    private RequestsSection() {}

    static String spell(Report report) {
        Markup html = new Markup();
        html.open("section", "class", "requests", "aria-labelledby", "requests")
                .leaf("h2", "Where the requests went", "id", "requests");
        html.open("div", "class", "wide");
        Columns.open(html, "sums", "Service", ">Offered", ">Served", ">Failed", ">Refused", ">Waiting at the end");
        for (ServiceReport service : report.services()) {
            html.open("tr").leaf("th", service.name(), "scope", "row");
            for (double requests : new double[] {
                service.offered(), service.served(), sum(service.failed()), sum(service.refused()), service.waiting()
            }) {
                html.leaf("td", Figures.fixed(requests, 0), "class", "number");
            }
            html.close();
        }
        Columns.close(html);
        html.close();
        causes(html, report);
        return html.close().toString();
    }

    private static void causes(Markup html, Report report) {
        var causes = Cause.of(report);
        if (causes.isEmpty()) {
            html.leaf("p", "No request failed or was refused.", "class", "hint");
            return;
        }
        html.leaf("h3", "Errors by cause").open("div", "class", "wide");
        Columns.open(html, "causes", "Where", "Cause", ">Requests", ">Of all", ">From", ">To", ">Worst", ">At");
        for (Cause cause : causes) {
            html.open("tr").leaf("th", cause.place(), "scope", "row");
            html.leaf("td", cause.name());
            html.leaf("td", Figures.brief(cause.requests()), "class", "number");
            html.leaf("td", Figures.percent(cause.share()), "class", "number");
            html.leaf("td", Figures.clock(cause.from()), "class", "number");
            html.leaf("td", Figures.clock(cause.until()), "class", "number");
            html.leaf("td", Figures.brief(cause.worst()) + "/s", "class", "number");
            html.open("td", "class", "number");
            if (Double.isFinite(cause.worstAt())) {
                Moment.link(html, cause.worstAt());
            }
            html.close().close();
        }
        Columns.close(html);
        html.close();
    }

    private static double sum(Map<String, Double> causes) {
        // Sorted, since a sum of doubles depends on the order.
        return causes.values().stream()
                .sorted()
                .mapToDouble(Double::doubleValue)
                .sum();
    }
}
