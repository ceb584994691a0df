package dev.tenfold.trial;

import dev.tenfold.document.BadInput;
import dev.tenfold.document.Place;
import dev.tenfold.document.Problems;
import dev.tenfold.policy.file.PolicyFormats;
import dev.tenfold.scenario.ScenarioReader;
import dev.tenfold.scenario.Script;
import dev.tenfold.spelling.Factor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A scenario's files, to be read as they are and with other values in them. */
public final class Manuscript {
    private final Path file;
    private final PolicyFormats formats;
    private final List<String> overrides;
    private final Script script;

    private Manuscript(Path file, PolicyFormats formats, List<String> overrides) throws BadInput {
        this.file = file;
        this.formats = formats;
        this.overrides = List.copyOf(overrides);
        script = read(List.of());
    }

    /**
     * Reads a scenario.
     *
     * @param file the scenario's path, as complaints shall name it
     * @param formats reads its policies
     * @param overrides values set from outside, each {@code path=value}, which hold in every reading
     * @throws BadInput with every problem of the scenario and of the files that it names
     */
    public static Manuscript of(Path file, PolicyFormats formats, List<String> overrides) throws BadInput {
        return new Manuscript(file, formats, overrides);
    }

    /** The scenario as it is written. */
    public Script script() {
        return script;
    }

    /** Where it is. */
    public Path file() {
        return file;
    }

    /** What holds in every reading. */
    public List<String> overrides() {
        return overrides;
    }

    /**
     * The scenario with other values.
     *
     * @param settings in order: of two for one path the later one holds
     * @throws BadInput with every problem of it
     */
    public Script with(List<Setting> settings) throws BadInput {
        return settings.isEmpty() ? script : read(settings);
    }

    private Script read(List<Setting> settings) throws BadInput {
        Problems problems = new Problems();
        List<String> values = new ArrayList<>(overrides);
        settings.stream().filter(setting -> !setting.isLoad()).forEach(setting -> values.add(setting.toString()));
        Optional<Script> read = settings.stream().allMatch(Setting::isLoad) && script != null
                ? Optional.of(script)
                : ScenarioReader.read(file, formats, values, problems);
        double factor = factor(settings, problems);
        problems.throwIfAny();
        return read.orElseThrow(() -> new IllegalStateException(file + " was neither read nor refused"))
                .times(factor);
    }

    private static double factor(List<Setting> settings, Problems problems) {
        double factor = 1;
        for (Setting setting : settings) {
            if (setting.isLoad()) {
                try {
                    factor = Factor.parse(setting.value()).value();
                } catch (IllegalArgumentException rule) {
                    problems.add(new Place(setting.toString(), 0), Setting.LOAD, rule.getMessage(), setting.value());
                }
            }
        }
        return factor;
    }
}
