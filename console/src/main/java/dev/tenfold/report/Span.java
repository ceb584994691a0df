package dev.tenfold.report;

import dev.tenfold.verdict.Event;
import dev.tenfold.verdict.Report;
import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of the time axis: a fault or an alert from its start to its end, or a stage of the load until the next one.
 *
 * @param start the event that opens it
 * @param until where it ends, seconds since start; the rehearsal's end if nothing ended it
 */
record Span(Event start, double until) {

    /** The spans of a report, by their start. */
    static List<Span> of(Report report) {
        List<Event> ends = new ArrayList<>(report.events());
        ends.removeIf(event -> event.kind() != Event.Kind.FAULT_END);
        List<Event> over = new ArrayList<>(report.events());
        over.removeIf(event -> event.kind() != Event.Kind.ALERT_END);
        List<Span> spans = new ArrayList<>();
        for (Event event : report.events()) {
            if (event.kind() == Event.Kind.FAULT_START) {
                spans.add(new Span(event, endOf(event, ends, report)));
            } else if (event.kind() == Event.Kind.LOAD_STAGE) {
                spans.add(new Span(event, nextStage(event, report)));
            } else if (event.kind() == Event.Kind.ALERT) {
                spans.add(new Span(event, overAt(event, over, report)));
            }
        }
        return spans;
    }

    /** The end whose title begins with the fault's own, else its service's first one; each end serves one fault. */
    private static double endOf(Event start, List<Event> ends, Report report) {
        Event found = null;
        for (Event end : ends) {
            boolean fits = end.service().equals(start.service()) && end.at() >= start.at();
            if (fits && (found == null || !names(found, start) && names(end, start))) {
                found = end;
            }
        }
        if (found == null) {
            return report.subject().lengthSeconds();
        }
        ends.remove(found);
        return found.at();
    }

    /** The first end of an alert of that name; each end serves one alert. */
    private static double overAt(Event alert, List<Event> ends, Report report) {
        for (Event end : ends) {
            if (end.at() >= alert.at()
                    && end.policy().equals(alert.policy())
                    && end.service().equals(alert.service())) {
                ends.remove(end);
                return end.at();
            }
        }
        return report.subject().lengthSeconds();
    }

    private static boolean names(Event end, Event start) {
        return end.title().startsWith(start.title());
    }

    private static double nextStage(Event stage, Report report) {
        return report.events().stream()
                .filter(next -> next.kind() == Event.Kind.LOAD_STAGE)
                .filter(next -> next.service().equals(stage.service()) && next.at() > stage.at())
                .mapToDouble(Event::at)
                .findFirst()
                .orElse(report.subject().lengthSeconds());
    }
}
