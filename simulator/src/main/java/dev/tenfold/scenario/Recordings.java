package dev.tenfold.scenario;

import dev.tenfold.document.Bound;
import dev.tenfold.document.Place;
import dev.tenfold.document.Problems;
import dev.tenfold.load.Level;
import dev.tenfold.load.Lineup;
import dev.tenfold.load.Onset;
import dev.tenfold.load.Playback;
import dev.tenfold.load.Profile;
import dev.tenfold.load.Replay;
import dev.tenfold.load.Stage;
import dev.tenfold.load.Trace;
import dev.tenfold.load.TraceFile;
import dev.tenfold.recording.BadRecording;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the traces that a load plays, and lays its stages one behind the other. */
final class Recordings {
    private final Attachments attachments;
    private final Bound<Scenario> bound;
    private final Problems problems;
    private final Map<Trace, Playback> playbacks = new IdentityHashMap<>();

    Recordings(Attachments attachments, Bound<Scenario> bound, Problems problems) {
        this.attachments = attachments;
        this.bound = bound;
        this.problems = problems;
    }

    /**
     * The load over time; empty if a recording cannot be read.
     *
     * @param start the moment of the calendar at which the load begins
     */
    Optional<Profile> profile(LoadSpec load, Instant start) {
        boolean readable = true;
        for (int i = 0; i < load.stages().size(); i++) {
            String path = "load.stages[" + i + "]";
            Stage stage = load.stages().get(i);
            checkUnits(load, stage, path);
            if (stage instanceof Trace trace) {
                boolean read = read(trace, path + ".trace");
                readable &= read;
                if (read) {
                    checkValues(load, trace, path + ".trace");
                }
            }
        }
        if (!readable) {
            return Optional.empty();
        }
        double base = load.start().amount();
        Onset onset = new Onset(base, base, start, playbacks::get);
        return Optional.of(new Profile(Lineup.of(load.stages(), onset)));
    }

    private boolean read(Trace trace, String path) {
        String key = path + ".file";
        Optional<byte[]> bytes = attachments.bytes(trace.file(), bound.place(key), key, problems);
        if (bytes.isEmpty()) {
            return false;
        }
        String file = attachments.shown(trace.file());
        try {
            playbacks.put(trace, playback(trace, bytes.get()));
            return true;
        } catch (TraceFile.BadTrace e) {
            problems.add(new Place(file, Math.max(1, e.line())), "", e.getMessage(), "");
        } catch (BadRecording e) {
            e.problems()
                    .forEach(bad -> problems.add(
                            new Place(file, Math.toIntExact(Math.max(1, bad.line()))), "", bad.rule(), "", bad.hint()));
        }
        return false;
    }

    /** Of a plain table every line is checked; all else is read as importers read it. */
    private Playback playback(Trace trace, byte[] bytes) throws TraceFile.BadTrace, BadRecording {
        List<String> lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
        if (trace.labels().isEmpty() && TraceFile.isTable(lines)) {
            return TraceFile.read(lines, trace.column(), trace.values());
        }
        return Replay.of(dev.tenfold.recording.file.Recordings.read(attachments.file(trace.file())), trace);
    }

    /** A count over time is a rate; it cannot be users. */
    private void checkValues(LoadSpec load, Trace trace, String path) {
        if (load.closed() && playbacks.get(trace).counted()) {
            problems.add(
                    bound.place(path),
                    path + ".values",
                    "must be level where load.start is users, or load.start must be a rate such as 50/s",
                    "count",
                    "values: level");
        }
    }

    private void checkUnits(LoadSpec load, Stage stage, String path) {
        for (Level level : stage.levels()) {
            if (level.unit() != Level.Unit.FACTOR
                    && level.unit() != load.start().unit()) {
                String wanted = load.closed() ? "users such as 500" : "a rate such as 400/s";
                problems.add(
                        bound.place(path),
                        path,
                        "must be " + wanted + " or a factor such as x10, as load.start is",
                        level.unit() == Level.Unit.USERS ? "users" : "a rate");
            }
        }
    }
}
