package dev.tenfold.scenario;

import dev.tenfold.document.Bound;
import dev.tenfold.document.Problems;
import java.nio.file.Path;
import java.util.List;

/** tmp */
final class PolicyFiles {
    PolicyFiles(Path folder, Scenario scenario, Bound<Scenario> bound, Problems problems) {}

    List<Script.Policy> read() {
        return List.of();
    }
}
