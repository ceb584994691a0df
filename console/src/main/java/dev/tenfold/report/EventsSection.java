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
        html.open("ol");
        for (int i = 0; i < report.events().size(); i++) {
            Event event = report.events().get(i);
            html.open("li", "class", kind(event), "data-event", Integer.toString(i));
            html.open("details").open("summary", "data-at", Figures.plain(event.at(), 3));
            html.leaf("time", Figures.clock(event.at()));
            html.leaf("span", sign(event.kind()), "class", "sign", "aria-hidden", "true");
            html.open("span")
                    .leaf("span", spoken(event.kind()), "class", "spoken")
                    .text(title(event))
                    .close();
            html.close();
            why(html, event);
            html.close().close();
        }
        return html.close().close().toString();
    }

    private static void why(Markup html, Event event) {
        html.open("div", "class", "reason");
        html.leaf("p", event.why().isEmpty() ? "As the scenario says." : event.why());
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
        html.open("table").open("thead").open("tr");
        for (String head : new String[] {"It saw", "Value", "Target", "Age"}) {
            html.leaf("th", head, "scope", "col");
        }
        html.close().close().open("tbody");
        for (Event.Reading reading : readings) {
            html.open("tr").leaf("th", reading.metric(), "scope", "row");
            html.leaf("td", reading.value(), "class", "number");
            html.leaf("td", reading.target(), "class", "number");
            html.leaf("td", age(reading.ageSeconds()), "class", "number").close();
        }
        html.close().close();
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
            case REPLICAS_READY -> "ready";
            case FAULT_START, FAULT_END -> "fault";
            case LOAD_STAGE -> "stage";
            case BREACH -> "breach";
        };
    }

    private static String sign(Event.Kind kind) {
        return switch (kind) {
            case SCALE_UP -> "▲";
            case SCALE_DOWN -> "▼";
            case REPLICAS_READY -> "●";
            case FAULT_START -> "✕";
            case FAULT_END -> "✓";
            case LOAD_STAGE -> "–";
            case BREACH -> "◆";
        };
    }

    private static String spoken(Event.Kind kind) {
        return switch (kind) {
            case SCALE_UP -> "scaled up: ";
            case SCALE_DOWN -> "scaled down: ";
            case REPLICAS_READY -> "ready: ";
            case FAULT_START -> "fault: ";
            case FAULT_END -> "fault over: ";
            case LOAD_STAGE -> "load: ";
            case BREACH -> "breach: ";
        };
    }
}
