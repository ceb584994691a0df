package dev.tenfold.cli;

import dev.tenfold.calibration.Calibration;
import dev.tenfold.calibration.Evidence;
import dev.tenfold.calibration.Role;
import dev.tenfold.calibration.ScenarioText;
import dev.tenfold.recording.BadRecording;
import dev.tenfold.recording.Recording;
import dev.tenfold.recording.file.Recordings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code ./tenfold import}: fits a service to what a team has measured of it, and writes a scenario. */
final class ImportVerb implements Verb {
    @Override
    public Usage usage() {
        return new Usage(
                "import",
                "Fit a service to measurements and write a scenario",
                List.of(
                        "Reads what a team has of one service: Prometheus query_range answers, CSV, CloudWatch,"
                                + " results of k6, JMeter and Locust, access logs, HAR. Fits CPU and time of a request,"
                                + " slots, start-up and load, prints each with how well it fits and what the files"
                                + " cannot say, and writes a scenario to be read and edited.",
                        "Roles of series are told by their names; where they are not, name a COLUMN, with a factor"
                                + " that makes seconds or cores of it if needed, such as --p95 'slow*0.001'."),
                "FILE",
                ImportRequest.options(),
                List.of(
                        "./tenfold import scenarios/traces/web-measured.csv --service web --cores 1",
                        "./tenfold import rate.json cpu.json replicas.json --service web --cores 1",
                        "./tenfold import measured.csv --rate rps --cpu 'cpu_percent*0.01' --out web.yaml",
                        "./tenfold import access.log.gz --out day.yaml && ./tenfold check day.yaml"));
    }

    @Override
    public Exit run(Given given, Terminal terminal) throws Misuse {
        ImportRequest request = ImportRequest.of(given);
        Evidence evidence = new Evidence(request.service(), request.where(), request.assignments());
        read(request, evidence);
        Calibration calibration = Calibration.of(evidence, request.known())
                .orElseThrow(() -> new Misuse(List.of(
                        "the files tell no load: neither requests, users nor CPU over time",
                        "Name the column of one, such as --rate COLUMN, or what a file is, such as --as cpu=FILE")));
        if (!given.has(Option.QUIET)) {
            new Fits(terminal).print(request.service(), calibration, evidence);
        }
        List<Path> written = write(request, calibration);
        if (!given.has(Option.QUIET)) {
            terminal.out().println();
            written.forEach(file -> terminal.out().println("Wrote " + file));
        }
        return Exit.HELD;
    }

    /** Every file is read, whatever is wrong with those before it. */
    private static void read(ImportRequest request, Evidence evidence) throws Misuse {
        List<String> complaints = new ArrayList<>();
        for (Map.Entry<String, Optional<Role>> each : request.files().entrySet()) {
            try {
                Recording recording = Recordings.read(Path.of(each.getKey()), request.logFormat());
                evidence.add(Path.of(each.getKey()).getFileName().toString(), recording, each.getValue());
            } catch (BadRecording unreadable) {
                unreadable.problems().forEach(problem -> complaints.add(problem.text(Path.of(each.getKey()))));
            }
        }
        if (complaints.isEmpty()) {
            complaints.addAll(evidence.unknownNames());
        }
        if (!complaints.isEmpty()) {
            throw new Misuse(complaints);
        }
    }

    private static List<Path> write(ImportRequest request, Calibration calibration) throws Misuse {
        Path out = request.out();
        String text = ScenarioText.of(
                request.service(),
                calibration,
                request.files().keySet().stream()
                        .map(file -> Path.of(file).getFileName().toString())
                        .toList(),
                request.trace().getFileName().toString(),
                request.policies());
        List<Path> written = new ArrayList<>();
        try {
            if (out.toAbsolutePath().getParent() != null) {
                Files.createDirectories(out.toAbsolutePath().getParent());
            }
            if (!calibration.traffic().isFlat()) {
                Files.writeString(request.trace(), ScenarioText.trace(calibration.traffic()));
                written.add(request.trace());
            }
            Files.writeString(out, text);
            written.add(0, out);
            return written;
        } catch (IOException unwritable) {
            throw Misuse.file(out.toString(), unwritable);
        }
    }
}
