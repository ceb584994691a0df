package dev.tenfold.report;

import dev.tenfold.verdict.Event;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Why the policies acted, event by event; a climb of many steps is told as one if the lines would run long. */
final class Reasons {

    private static final int MOST = 8;
    private static final int FEW = 3;

    private Reasons() {}

    static List<String> of(List<Event> events, int columns) {
        List<Event> scaling = events.stream().filter(Event::scaling).toList();
        List<List<Event>> runs =
                scaling.size() <= MOST ? scaling.stream().map(List::of).toList() : runs(scaling);
        boolean all = runs.size() <= MOST;
        List<List<Event>> shown = all ? runs : runs.subList(0, MOST - 1);
        int moments = widest(shown.stream().map(Reasons::moment).toList());
        int steps = widest(shown.stream().map(Reasons::step).toList());
        List<String> lines = new ArrayList<>();
        for (List<Event> run : shown) {
            String line = Prose.pad(moment(run), moments, true) + "  " + Prose.pad(step(run), steps, false) + "  ";
            String margin = " ".repeat(Prose.width(line));
            for (String why : whys(run, columns - Prose.width(line))) {
                lines.add(line + why);
                line = margin;
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

    /** The first step's reason; the last one's too if another rule or policy made it, and a few lines hold it. */
    private static List<String> whys(List<Event> run, int columns) {
        Event first = run.get(0);
        Event last = run.get(run.size() - 1);
        List<String> whys = new ArrayList<>(Prose.wrap(first.why(), columns));
        boolean same = first.rule().equals(last.rule()) && first.policy().equals(last.policy());
        List<String> then = same ? List.of() : Prose.wrap("at last " + last.why(), columns);
        if (then.size() <= FEW) {
            whys.addAll(then);
        }
        return whys;
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
