package dev.tenfold.cli;

import dev.tenfold.document.BadInput;
import dev.tenfold.drive.engine.Export;
import dev.tenfold.drive.engine.K6Operator;
import dev.tenfold.drive.engine.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code ./tenfold export}: the load of a scenario as the file of another engine. */
final class ExportVerb implements Verb {
    private static final Option TO =
            Option.value("--to", "ENGINE", "k6, k6-operator, gatling, locust, jmeter or hyperfoil.");
    private static final Option OUT = new Option(
            "--out", "-o", "FILE", false, "Write it here, or into this folder (default: its usual name, here).");
    private static final Option RUNNERS =
            Option.value("--runners", "N", "Pods that share the load, for k6-operator (default: 1).");

    @Override
    public Usage usage() {
        return new Usage(
                "export",
                "Write a scenario's load as the file of another engine",
                List.of("Writes the load of a scenario, its stages, endpoints and journeys, and what has to hold, as a"
                        + " file of k6, of the k6-operator, Gatling, Locust, JMeter or Hyperfoil. What the file cannot"
                        + " say is told, and stands in its head. - as file prints it."),
                "SCENARIO",
                List.of(TO, EngineRequest.TARGET, EngineRequest.SCALE, OUT, RUNNERS, Option.SET, Option.QUIET),
                List.of(
                        "./tenfold export scenarios/users-x10.yaml --to k6 --target http://127.0.0.1:8080",
                        "./tenfold export scenarios/users-x10.yaml --to jmeter --scale 1/50 -o /tmp/users.jmx"));
    }

    @Override
    public Exit run(Given given, Terminal terminal) throws Misuse, BadInput {
        EngineRequest request = EngineRequest.of(given, TO);
        long runners = given.number(RUNNERS).orElse(1);
        if (runners < 1 || runners > 1000) {
            throw new Misuse(RUNNERS.name() + " must be 1 to 1000, was " + runners);
        }
        Export export = request.tool() == Tool.K6_OPERATOR
                ? new K6Operator((int) runners)
                : request.tool().export();
        String name = export.fileName(request.traffic());
        String out = given.value(OUT).orElse(name);
        request.traffic().leftAside().forEach(each -> terminal.err().println("left aside: " + each));
        if (out.equals("-")) {
            terminal.out().print(export.text(request.traffic()));
            return Exit.HELD;
        }
        Path file = Files.isDirectory(Path.of(out)) ? Path.of(out).resolve(name) : Path.of(out);
        try {
            Files.writeString(file, export.text(request.traffic()));
        } catch (IOException unwritable) {
            throw Misuse.file(file.toString(), unwritable);
        }
        if (!given.has(Option.QUIET)) {
            terminal.out().println("Wrote " + file);
        }
        return Exit.HELD;
    }
}
