package dev.tenfold.report;

import dev.tenfold.verdict.Event;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Why the policies acted, a line a scaling event. A climb of many steps is told as one if the lines would run long, and
 * the reasons are told in full if they then leave room.
 */
final class Reasons {

    private static final int MOST = 12;

    private Reasons() {}

    static List<String> of(List<Event> events, int columns) {
        List<Event> scaling = events.stream().filter(Event::scaling).toList();
        List<List<Event>> runs =
                scaling.size() <= MOST ? scaling.stream().map(List::of).toList() : runs(scaling);
        boolean all = runs.size() <= MOST;
        List<List<Event>> shown = all ? runs : runs.subList(0, MOST - 1);
        int moments = widest(shown.stream().map(Reasons::moment).toList());
        int steps = widest(shown.stream().map(Reasons::step).toList());
        int room = columns - moments - steps - 4;
        List<List<String>> whys =
                shown.stream().map(run -> Prose.wrap(run.get(0).why(), room)).toList();
        boolean full = whys.stream().mapToInt(List::size).sum() <= MOST;
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < shown.size(); i++) {
            List<Event> run = shown.get(i);
            String line = Prose.pad(moment(run), moments, true) + "  " + Prose.pad(step(run), steps, false) + "  ";
            lines.add(line + (full ? whys.get(i).get(0) : Prose.clip(run.get(0).why(), room)));
            if (full) {
                whys.get(i).stream().skip(1).forEach(more -> lines.add(" ".repeat(columns - room) + more));
            }
        }
        if (!all) {
            int told = shown.stream().mapToInt(List::size).sum();
            lines.add("... and " + (scaling.size() - told) + " more, see the report");
        }
        return lines;
    }

    /** Steps of one service in one direction with no step back between them, each run at its first step's place. */
    private static List<List<Event>> runs(List<Event> scaling) {
        List<List<Event>> runs = new ArrayList<>();
        Map<String, List<Event>> open = new LinkedHashMap<>();
        for (Event event : scaling) {
            List<Event> run = open.get(event.service());
            if (run == null || run.get(0).kind() != event.kind()) {
                run = new ArrayList<>();
                open.put(event.service(), run);
                runs.add(run);
            }
            run.add(event);
        }
        return runs;
    }

    private static String moment(List<Event> run) {
        String first = Figures.clock(run.get(0).at());
        return run.size() == 1
                ? first
                : first + " - " + Figures.clock(run.get(run.size() - 1).at());
    }

    private static String step(List<Event> run) {
        Event first = run.get(0);
        String steps = run.size() == 1 ? "" : " in " + run.size() + " steps";
        return Prose.clip(first.service(), 24) + " " + first.from() + " -> "
                + run.get(run.size() - 1).to() + steps;
    }

    private static int widest(List<String> texts) {
        return texts.stream().mapToInt(Prose::width).max().orElse(0);
    }
}
