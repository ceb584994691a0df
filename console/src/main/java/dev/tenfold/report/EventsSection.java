package dev.tenfold.report;

import dev.tenfold.verdict.Event;
import dev.tenfold.verdict.Report;
import java.util.List;

/** All that happened, by time; each scaling event opens to its rule, its sentence and what the policy saw. */
final class EventsSection {

    private EventsSection() {}

    static String spell(Report report) {
        Markup html = new Markup();
        html.open("section", "class", "events", "aria-labelledby", "happened")
                .leaf("h2", "What happened", "id", "happened");
        if (report.events().isEmpty()) {
            html.leaf("p", "Nothing: no fault, no stage of the load, no scaling event.");
        }
        boolean hours = report.subject().lengthSeconds() >= 3600;
        html.open("ol", "class", hours ? "hours" : "minutes");
        for (int i = 0; i < report.events().size(); i++) {
            Event event = report.events().get(i);
            html.open("li", "class", kind(event), "data-event", Integer.toString(i));
            if (event.scaling() || !event.why().isEmpty()) {
                html.open("details").open("summary", "data-at", Figures.plain(event.at(), 3));
                line(html, event);
                why(html.close(), event);
                html.close();
            } else {
                html.open("button", "type", "button", "class", "plain moment", "data-at", Figures.plain(event.at(), 3));
                line(html, event);
                html.close();
            }
            html.close();
        }
        return html.close().close().toString();
    }

    private static void line(Markup html, Event event) {
        html.leaf("time", Figures.clock(event.at()));
        html.leaf("span", sign(event.kind()), "class", "sign", "aria-hidden", "true");
        html.open("span", "class", "title").leaf("span", spoken(event.kind()), "class", "spoken");
        html.text(title(event)).close();
    }

    private static void why(Markup html, Event event) {
        html.open("div", "class", "reason");
        html.leaf("p", event.why());
        if (event.scaling()) {
            html.open("p", "class", "rule").text("Rule ").leaf("b", event.rule());
            html.text(event.policy().isEmpty() ? "" : " of " + event.policy()).close();
            if (!event.readings().isEmpty()) {
                readings(html, event.readings());
            }
        }
        html.close();
    }

    private static void readings(Markup html, List<Event.Reading> readings) {
        Columns.open(html, "readings", "It saw", ">Value", ">Target", ">Age");
        for (Event.Reading reading : readings) {
            html.open("tr").leaf("th", reading.metric(), "scope", "row");
            html.leaf("td", reading.value(), "class", "number");
            html.leaf("td", reading.target(), "class", "number");
            html.leaf("td", age(reading.ageSeconds()), "class", "number").close();
        }
        Columns.close(html);
    }

    private static String age(double seconds) {
        return Double.isFinite(seconds) ? Figures.brief(seconds) + " s" : Figures.NONE;
    }

    /** Titles of scaling events are spelled by their numbers, so that all look alike. */
    private static String title(Event event) {
        return event.scaling() ? event.service() + " " + event.from() + " → " + event.to() : event.title();
    }

    private static String kind(Event event) {
        return switch (event.kind()) {
            case SCALE_UP -> "up";
            case SCALE_DOWN -> "down";
            case REPLICAS_READY, NODES_READY -> "ready";
            case REPLICAS_PENDING, REPLICAS_PLACED -> "pending";
            case NODES_SCALED -> "nodes";
            case FAULT_START, FAULT_END -> "fault";
            case LOAD_STAGE -> "stage";
            case BREACH -> "breach";
            case ALERT, PAGE -> "alert";
            case ALERT_END, NOTICE -> "notice";
        };
    }

    private static String sign(Event.Kind kind) {
        return switch (kind) {
            case SCALE_UP -> "▲";
            case SCALE_DOWN -> "▼";
            case REPLICAS_READY, NODES_READY, REPLICAS_PLACED -> "●";
            case REPLICAS_PENDING -> "○";
            case NODES_SCALED -> "■";
            case FAULT_START -> "✕";
            case FAULT_END -> "✓";
            case LOAD_STAGE -> "–";
            case BREACH -> "◆";
            case ALERT -> "!";
            case ALERT_END -> "✓";
            case PAGE -> "☎";
            case NOTICE -> "·";
        };
    }

    private static String spoken(Event.Kind kind) {
        return switch (kind) {
            case SCALE_UP -> "scaled up: ";
            case SCALE_DOWN -> "scaled down: ";
            case REPLICAS_READY, NODES_READY -> "ready: ";
            case REPLICAS_PENDING -> "pending: ";
            case REPLICAS_PLACED -> "no longer pending: ";
            case NODES_SCALED -> "nodes: ";
            case FAULT_START -> "fault: ";
            case FAULT_END -> "end of fault: ";
            case LOAD_STAGE -> "load: ";
            case BREACH -> "breach: ";
            case ALERT -> "alert: ";
            case ALERT_END -> "end of alert: ";
            case PAGE -> "page: ";
            case NOTICE -> "";
        };
    }
}
