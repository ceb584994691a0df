package dev.tenfold.gameday;

import dev.tenfold.inject.Family;
import dev.tenfold.inject.Sighting;
import dev.tenfold.inject.Snapshot;
import dev.tenfold.metric.Labels;
import dev.tenfold.rehearsal.Happening;
import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Everything injected, seen and decided on one time axis, a JSON object a line, written as it happens. A series is
 * named once and has a number from then on; a snapshot holds what has changed since the one before. In memory are only
 * the series that are on the air.
 *
 * <pre>
 * {"wall":"2026-01-05T09:00:01Z","virtual":1,"kind":"series","id":7,"series":"up{job=\"web\"}"}
 * {"wall":"2026-01-05T09:00:01Z","virtual":1,"kind":"injected","values":{"7":1},"ended":[3]}
 * {"wall":"2026-01-05T09:05:12Z","virtual":312,"kind":"seen","what":"alert-fired","subject":"...","text":"..."}
 * {"wall":"2026-01-05T09:05:25Z","virtual":325,"kind":"decided","what":"scale-up","title":"web 3 -> 5","why":"..."}
 * </pre>
 *
 * Times: the wall clock in UTC, and seconds of the scenario. What was decided bears the wall clock's time of the
 * snapshot that first showed it. Values have six decimals; {@code null} is not a number or endless. If the file cannot
 * be written any more, the game day goes on without; {@link #close} then fails.
 */
public final class Logbook implements Closeable {
    private final Writer file;
    private final Map<Labels, Line> known = new HashMap<>();
    private long ids;
    private long snapshots;
    private IOException failure;

    private Logbook(Writer file) {
        this.file = file;
    }

    /** A series that is on the air. */
    private static final class Line {
        private final long id;
        private double value;
        private long snapshot;

        private Line(long id) {
            this.id = id;
        }
    }

    /** One in a file, which is overwritten. */
    public static Logbook in(Path path) throws IOException {
        return new Logbook(Files.newBufferedWriter(path));
    }

    /** One that nobody reads. */
    public static Logbook none() {
        return new Logbook(Writer.nullWriter());
    }

    /** Series have these values from now on. */
    void injected(Duration virtual, Snapshot snapshot) {
        snapshots++;
        StringBuilder values = new StringBuilder();
        for (Family family : snapshot.families()) {
            for (Family.Reading reading : family.readings()) {
                Line line = known.get(reading.labels());
                if (line == null) {
                    line = name(reading.labels(), snapshot.at(), virtual);
                }
                if (line.snapshot == 0 || Double.doubleToRawLongBits(line.value) != bits(reading)) {
                    values.append(values.length() == 0 ? "\"" : ",\"")
                            .append(line.id)
                            .append("\":");
                    Json.number(reading.value(), values);
                    line.value = reading.value();
                }
                line.snapshot = snapshots;
            }
        }
        String ended = ended();
        if (values.length() > 0 || !ended.isEmpty()) {
            write(begin(snapshot.at(), virtual, "injected")
                    .append(",\"values\":{")
                    .append(values)
                    .append("},\"ended\":[")
                    .append(ended)
                    .append("]}"));
        }
    }

    /** Something was seen outside. */
    void seen(Duration virtual, Sighting sighting) {
        StringBuilder line = begin(sighting.at(), virtual, "seen");
        Json.text("what", spelled(sighting.kind()), line);
        Json.text("subject", sighting.subject(), line);
        Json.text("text", sighting.text(), line);
        write(line.append('}'));
        flush();
    }

    /** A policy decided, a replica became ready, the load or a fault changed. */
    void decided(Instant wall, List<Happening> happenings) {
        for (Happening happening : happenings) {
            StringBuilder line = begin(wall, Duration.ofNanos(happening.atNanos()), "decided");
            Json.text("what", spelled(happening.kind()), line);
            Json.text("title", happening.title(), line);
            Json.text("why", happening.why(), line);
            write(line.append('}'));
        }
        if (!happenings.isEmpty()) {
            flush();
        }
    }

    /** @throws IOException if not everything could be written */
    @Override
    public void close() throws IOException {
        file.close();
        if (failure != null) {
            throw failure;
        }
    }

    private static long bits(Family.Reading reading) {
        return Double.doubleToRawLongBits(reading.value());
    }

    private Line name(Labels labels, Instant wall, Duration virtual) {
        Line line = new Line(++ids);
        known.put(labels, line);
        StringBuilder text = begin(wall, virtual, "series");
        text.append(",\"id\":").append(line.id);
        Json.text("series", labels.toString(), text);
        write(text.append('}'));
        return line;
    }

    /** The numbers of those that are gone, which are forgotten. */
    private String ended() {
        List<Long> gone = new ArrayList<>();
        known.values().removeIf(line -> {
            boolean over = line.snapshot < snapshots;
            if (over) {
                gone.add(line.id);
            }
            return over;
        });
        return gone.stream().sorted().map(Object::toString).collect(Collectors.joining(","));
    }

    private static StringBuilder begin(Instant wall, Duration virtual, String kind) {
        StringBuilder line = new StringBuilder("{\"wall\":\"").append(wall).append("\",\"virtual\":");
        Json.number(virtual.toNanos() / 1e9, line);
        Json.text("kind", kind, line);
        return line;
    }

    private static String spelled(Enum<?> kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private void write(CharSequence line) {
        try {
            file.append(line).append('\n');
        } catch (IOException unwritable) {
            failure = failure == null ? unwritable : failure;
        }
    }

    private void flush() {
        try {
            file.flush();
        } catch (IOException unwritable) {
            failure = failure == null ? unwritable : failure;
        }
    }
}
