package dev.tenfold.cli;

import dev.tenfold.document.Json;
import dev.tenfold.drive.engine.Leash;
import dev.tenfold.recording.BadRecording;
import dev.tenfold.recording.Endpoint;
import dev.tenfold.recording.Interval;
import dev.tenfold.recording.LoadTest;
import dev.tenfold.recording.file.Recordings;
import dev.tenfold.spelling.Figure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** What another engine found, in words and as JSON. */
final class DriveReport {
    /** More than this between an engine's count and the target's is no chance. */
    private static final double NEAR = 0.02;

    private final List<String> lines = new ArrayList<>();
    private final Map<String, Object> values = new LinkedHashMap<>();
    private List<Interval> intervals = List.of();
    private long told = -1;
    private boolean sound = true;

    /**
     * Takes in what can be read.
     *
     * @param files of one run; one alone may hold it all
     */
    void results(List<Path> files) {
        for (Path file : files) {
            try {
                if (Recordings.read(file) instanceof LoadTest test) {
                    take(file, test);
                }
            } catch (BadRecording unreadable) {
                lines.add(unreadable.problems().get(0).text(file) + "; its numbers are not in this report");
            }
        }
    }

    private void take(Path file, LoadTest test) {
        lines.add(test.origin() + " (" + file + ")");
        Map<String, Object> endpoints = new LinkedHashMap<>();
        test.endpoints().forEach(endpoint -> line(endpoint, endpoints));
        line(test.total(), endpoints);
        test.notes().forEach(note -> lines.add("  " + note));
        values.put("engine", test.origin());
        values.put("seconds", LoadResult.number(test.seconds()));
        values.put("endpoints", endpoints);
        told = Math.max(told, test.total().count());
        intervals = test.intervals().size() > intervals.size() ? test.intervals() : intervals;
    }

    private void line(Endpoint endpoint, Map<String, Object> endpoints) {
        String name = (endpoint.method() + " " + endpoint.name()).strip();
        name = name.isEmpty() ? "all" : name;
        lines.add("  " + name + ": " + Figure.count(endpoint.count()) + " requests, "
                + Figure.count(endpoint.failures()) + " failed" + percentiles(endpoint));
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("requests", endpoint.count());
        one.put("failed", endpoint.failures());
        endpoint.latency()
                .percentiles()
                .forEach((percent, value) -> one.put("p" + Figure.plain(percent, 1), LoadResult.number(value)));
        endpoints.put(name, one);
    }

    private static String percentiles(Endpoint endpoint) {
        StringBuilder text = new StringBuilder();
        for (int percent : new int[] {50, 95, 99}) {
            double seconds = endpoint.latency().percentile(percent);
            text.append(Double.isNaN(seconds) ? "" : ", p" + percent + " " + Figure.time(seconds));
        }
        return text.toString();
    }

    /** What the scenario's load comes to, if it can be said. */
    void planned(OptionalDouble requests) {
        requests.ifPresent(planned -> {
            lines.add("planned " + Figure.count(planned));
            values.put("planned", LoadResult.number(planned));
        });
    }

    /** What the target itself counted. */
    void counted(double requests) {
        lines.add("the target counted " + Figure.count(requests));
        values.put("counted", LoadResult.number(requests));
        if (told >= 0 && Math.abs(requests - told) > NEAR * Math.max(told, requests)) {
            sound = false;
            lines.add("  that is not what the engine says: one of them is wrong, or others ask too");
        }
    }

    /** How it ended. */
    void ended(Leash.Ending ending, Path log) {
        sound &= ending.code() == 0;
        if (!ending.trouble().isEmpty()) {
            lines.add("ended by force: " + ending.trouble());
        } else if (ending.code() != 0) {
            lines.add("the engine says it failed (" + ending.code() + "); " + log + " says why");
        }
    }

    /** Puts what the autoscaler did beside it. */
    void axis(List<String> scaling) throws Misuse {
        TimeAxis axis = TimeAxis.of(intervals, scaling);
        lines.addAll(axis.lines());
        values.putAll(axis.values());
    }

    /** Prints all of it, and writes it into a folder. */
    Exit tell(Terminal terminal, Format format, Path folder) throws IOException {
        values.put("sound", sound);
        String json = Json.write(values) + "\n";
        if (format == Format.JSON) {
            terminal.out().print(json);
        } else {
            lines.forEach(terminal.out()::println);
        }
        terminal.out().flush();
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("drive.json"), json);
        return sound ? Exit.HELD : Exit.FAILED;
    }
}
