package dev.tenfold.gameday;

import dev.tenfold.document.Problem;
import dev.tenfold.document.Problems;
import dev.tenfold.inject.Course;
import dev.tenfold.inject.gate.Complaint;
import dev.tenfold.inject.gate.CourseMaker;
import dev.tenfold.inject.gate.Refusal;
import dev.tenfold.policy.file.PolicyFormats;
import dev.tenfold.rehearsal.Outside;
import dev.tenfold.scenario.Bundle;
import dev.tenfold.scenario.ScenarioReader;
import dev.tenfold.scenario.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Scenarios that clients may name, those of one directory, and such as they send with all their files. What is sent
 * sees no file of this machine: it is read from an archive, out of which no name leads.
 */
public final class ScenarioShelf implements CourseMaker {
    private final Path directory;
    private final PolicyFormats formats;
    private final InstantSource wall;

    /**
     * @param directory whose scenarios may be named
     * @param formats reads policies
     * @param wall the wall clock
     */
    public ScenarioShelf(Path directory, PolicyFormats formats, InstantSource wall) {
        this.directory = directory;
        this.formats = formats;
        this.wall = wall;
    }

    @Override
    public Course make(Request request) {
        List<Complaint> complaints = new ArrayList<>();
        checkName("scenario.name", request.name(), complaints);
        request.files().keySet().forEach(file -> checkName("scenario.files", file, complaints));
        request.overrides().keySet().stream()
                .filter(path -> path.matches("(.*[.\\]])?file"))
                .forEach(path -> complaints.add(new Complaint(
                        "", "scenario.overrides", "must not name other files of this machine", path, "")));
        if (!complaints.isEmpty()) {
            throw Refusal.of(complaints);
        }
        Problems problems = new Problems();
        List<String> overrides = request.overrides().entrySet().stream()
                .map(override -> override.getKey() + "=" + override.getValue())
                .toList();
        Optional<Script> script = request.text().isEmpty()
                ? named(request.name(), overrides, problems)
                : new Bundle(request.name(), request.text(), request.files()).read(formats, overrides, problems);
        if (script.isEmpty() || !problems.isEmpty()) {
            throw Refusal.of(
                    problems.all().stream().map(ScenarioShelf::complaint).toList());
        }
        return course(script.get(), request.played());
    }

    private static void checkName(String path, String name, List<Complaint> complaints) {
        if (!Bundle.isSafe(name)) {
            complaints.add(new Complaint("", path, "must be a relative name without blanks and dots before", name, ""));
        }
    }

    /** What a client changes may name no other file, so it is read apart from them as well. */
    private Optional<Script> named(String name, List<String> overrides, Problems problems) {
        Path file = directory.resolve(name);
        if (overrides.isEmpty() || !Files.isRegularFile(file)) {
            return ScenarioReader.read(file, formats, overrides, problems);
        }
        try {
            return Bundle.of(file.getParent(), file.getFileName().toString()).read(formats, overrides, problems);
        } catch (IOException unreadable) {
            return ScenarioReader.read(file, formats, overrides, problems);
        }
    }

    private static Complaint complaint(Problem problem) {
        return new Complaint(problem.place().toString(), problem.path(), problem.rule(), problem.was(), problem.hint());
    }

    private Course course(Script script, Played played) {
        Duration step =
                ScenarioCourse.Settings.stepOf(script, Duration.ofNanos((long) (1e9 * Math.max(1, played.speed()))));
        Instant start = wall.instant().minus(played.from());
        Outside outside = new Outside(played.readBack(), false);
        return new ScenarioCourse(script, new ScenarioCourse.Settings(step, start, outside, false), Logbook.none());
    }
}
