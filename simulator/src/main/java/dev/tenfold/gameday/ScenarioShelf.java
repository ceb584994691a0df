package dev.tenfold.gameday;

import dev.tenfold.document.Problem;
import dev.tenfold.document.Problems;
import dev.tenfold.inject.Course;
import dev.tenfold.inject.gate.Complaint;
import dev.tenfold.inject.gate.CourseMaker;
import dev.tenfold.inject.gate.Refusal;
import dev.tenfold.policy.file.PolicyFormats;
import dev.tenfold.rehearsal.Outside;
import dev.tenfold.scenario.ScenarioReader;
import dev.tenfold.scenario.Script;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Scenarios that clients may name, those of one directory, and such as they send with all their files. What is sent
 * sees no file of this machine: it is read from an archive, out of which no name leads.
 */
public final class ScenarioShelf implements CourseMaker {
    private static final String SAFE = "[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*";

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
                ? ScenarioReader.read(directory.resolve(request.name()), formats, overrides, problems)
                : sent(request, overrides, problems);
        if (script.isEmpty() || !problems.isEmpty()) {
            throw Refusal.of(
                    problems.all().stream().map(ScenarioShelf::complaint).toList());
        }
        return course(script.get(), request.played());
    }

    private static void checkName(String path, String name, List<Complaint> complaints) {
        if (!name.matches(SAFE)) {
            complaints.add(new Complaint("", path, "must be a relative name without blanks and dots before", name, ""));
        }
    }

    private Optional<Script> sent(Request request, List<String> overrides, Problems problems) {
        try {
            Path folder = Files.createTempDirectory("tenfold-scenario");
            Path archive = folder.resolve("files.zip");
            try (FileSystem files = FileSystems.newFileSystem(archive, Map.of("create", "true"))) {
                for (Map.Entry<String, String> file : request.files().entrySet()) {
                    Path path = files.getPath("/", file.getKey());
                    Files.createDirectories(path.getParent());
                    Files.writeString(path, file.getValue());
                }
                byte[] text = request.text().getBytes(StandardCharsets.UTF_8);
                return ScenarioReader.read(request.name(), text, files.getPath("/"), formats, overrides, problems);
            } finally {
                Files.deleteIfExists(archive);
                Files.deleteIfExists(folder);
            }
        } catch (IOException unwritable) {
            throw new IllegalStateException("the files of a scenario cannot be laid down", unwritable);
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
