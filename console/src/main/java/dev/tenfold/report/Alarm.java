package dev.tenfold.report;

import dev.tenfold.verdict.Event;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One alert by its name: when it first fired, when a person first learned of it, when it was over.
 *
 * @param name the alert's name
 * @param firedAt when it first fired, seconds since start
 * @param pagedAt when it first paged somebody; NaN if it never did
 * @param overAt when the last of it was over; NaN if it still fired at the end
 * @param times how often it fired; one of several label sets counts as one time
 * @param why what was said when it first fired
 */
record Alarm(String name, double firedAt, double pagedAt, double overAt, int times, String why) {

    /** The alerts that fired, by their first time. */
    static List<Alarm> of(List<Event> all) {
        List<Event> events = all.stream().filter(Event::alerting).toList();
        Set<String> names = new LinkedHashSet<>();
        events.stream().filter(event -> event.kind() == Event.Kind.ALERT).forEach(event -> names.add(event.policy()));
        List<Alarm> alarms = new ArrayList<>();
        for (String name : names) {
            alarms.add(of(
                    name,
                    events.stream().filter(event -> event.policy().equals(name)).toList()));
        }
        return alarms;
    }

    private static Alarm of(String name, List<Event> events) {
        List<Event> fired = with(Event.Kind.ALERT, events);
        List<Event> over = with(Event.Kind.ALERT_END, events);
        List<Event> paged = with(Event.Kind.PAGE, events);
        boolean open = over.size() < fired.size();
        return new Alarm(
                name,
                fired.get(0).at(),
                paged.isEmpty() ? Double.NaN : paged.get(0).at(),
                open ? Double.NaN : over.get(over.size() - 1).at(),
                fired.size(),
                fired.get(0).why());
    }

    /** Its row in the table of alerts: name, fired, paged, over, times. */
    List<String> cells() {
        return List.of(
                name,
                Figures.clock(firedAt),
                Double.isNaN(pagedAt) ? "never" : Figures.clock(pagedAt),
                Double.isNaN(overAt) ? "not yet" : Figures.clock(overAt),
                Integer.toString(times));
    }

    private static List<Event> with(Event.Kind kind, List<Event> events) {
        return events.stream().filter(event -> event.kind() == kind).toList();
    }
}
