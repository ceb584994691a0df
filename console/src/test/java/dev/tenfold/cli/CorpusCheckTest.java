package dev.tenfold.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every policy file of real teams, which are not part of this repository, through {@code ./tenfold check}: what it
 * prints names what the file is known to hold, and a file that cannot be read is refused in one line.
 */
class CorpusCheckTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Files that say something else to us than is known of them, each with the reason. None at present. */
    private static final Map<String, String> DEVIATIONS = new TreeMap<>();

    /** Of a hundred files so many may deviate. */
    private static final int TOLERATED_PERCENT = 3;

    /** Files that are understood and yet wrong: their own system refuses them, for this. */
    private static final Map<String, String> WRONG = new TreeMap<>(Map.ofEntries(
            Map.entry("hpa/026.yaml", "targetAverageUtilization is spelled as in autoscaling/v2beta1"),
            Map.entry("hpa/052.yaml", "spec.metrics[0].type is missing"),
            Map.entry("hpa/067.yaml", "spec.metrics[1].type is missing"),
            Map.entry("keda/016.yaml", "spec.triggers[0].metadata.mode is missing"),
            Map.entry("keda/025.yaml", "threshold must be a number, was \"${PREDICT_THRESHOLD}\""),
            Map.entry("keda/043.yaml", "spec.triggers[0].type must be the name of a KEDA scaler, was http"),
            Map.entry("keda/044.yaml", "spec.scaleTargetRef.name is missing"),
            Map.entry("keda/056.yaml", "spec.triggers[0].metricType is missing"),
            Map.entry("nomad/003.hcl", "refused by the plugin fixed-value: missing required field `value`"),
            Map.entry("prom/033.yaml", "groups[0].name must not be empty"),
            Map.entry("prom/034.yaml", "groups[0].interrrrrrrrval is not a known field")));

    /** How the kinds of AWS' policies are told. */
    private static final Map<String, String> POLICIES = new TreeMap<>(Map.of(
            "SimpleScaling", "simple scaling \\S+ (adds|removes|sets) ",
            "StepScaling", "step scaling \\S+ (adds|removes|sets) ",
            "TargetTrackingScaling", "target tracking \\S+ keeps ",
            "PredictiveScaling", "predictive scaling \\S+ forecasts "));

    /** What was printed of one file. */
    private record Checked(Exit exit, String out, String err) {
        boolean says(String pattern) {
            return Pattern.compile(pattern, Pattern.MULTILINE).matcher(out).find();
        }
    }

    @TestFactory
    Stream<DynamicTest> saysWhatIsKnownOfEachFile() throws IOException {
        return expected().stream().map(line -> {
            String file = line.get("file").asText();
            return dynamicTest(file, () -> {
                assumeTrue(!DEVIATIONS.containsKey(file), () -> DEVIATIONS.get(file));
                Checked checked = check(file);
                String printed = checked.out() + checked.err();
                assertFalse(printed.contains("internal error") || printed.contains("\tat "), printed);
                if (line.path("expect").asText().equals("reject-unrendered-template")) {
                    refusesInOneLine(checked);
                } else {
                    understands(line, checked);
                }
            });
        });
    }

    @Test
    void fewFilesDeviate() throws IOException {
        int files = expected().size();
        assertTrue(
                DEVIATIONS.size() * 100 <= TOLERATED_PERCENT * files, DEVIATIONS.size() + " of " + files + " deviate");
    }

    private static void refusesInOneLine(Checked checked) {
        assertEquals(Exit.BAD_INPUT, checked.exit());
        assertEquals("", checked.out());
        assertEquals(1, checked.err().lines().count(), checked.err());
        assertTrue(checked.err().contains("unrendered Helm template"), checked.err());
    }

    private static void understands(JsonNode line, Checked checked) {
        assertEquals("", checked.err());
        for (String pattern : patterns(line)) {
            assertTrue(checked.says(pattern), () -> "nothing like " + pattern + " in\n" + checked.out());
        }
        assertFalse(checked.says("without a scaling policy$"), checked.out());
        Optional<String> wrong = Optional.ofNullable(WRONG.get(line.get("file").asText()));
        assertEquals(wrong.isPresent() ? Exit.BAD_INPUT : Exit.HELD, checked.exit(), checked.out());
        wrong.ifPresent(why -> assertTrue(checked.says(": error: .*" + Pattern.quote(why)), checked.out()));
    }

    /** What has to be printed of a file, as regular expressions of lines. */
    private static List<String> patterns(JsonNode line) {
        List<String> patterns = new ArrayList<>();
        each(line, "hpas").forEach(hpa -> patterns.add(autoscaler("HorizontalPodAutoscaler", hpa)));
        each(line, "scaledobjects").forEach(object -> {
            patterns.add(autoscaler("ScaledObject", object));
            each(object, "triggers")
                    .forEach(trigger -> patterns.add(" replicas: .*\\b"
                            + Pattern.quote(trigger.get("type").asText())));
        });
        Map<String, Map<String, Integer>> groups = new TreeMap<>();
        each(line, "rules")
                .forEach(rule -> groups.computeIfAbsent(rule.get("group").asText(""), group -> new TreeMap<>())
                        .merge(rule.get("type").asText(), 1, Integer::sum));
        groups.forEach((name, counts) -> patterns.add(group(name, counts)));
        each(line, "resources")
                .filter(resource -> resource.get("condition").isNull())
                .flatMap(resource -> found(resource).stream())
                .forEach(patterns::add);
        return patterns;
    }

    private static String autoscaler(String kind, JsonNode known) {
        String target = known.get("targetName")
                .asText(known.path("legacyDeploymentName").asText(""));
        String min = known.path("idle").asText(known.get("min").asText("1"));
        String max = known.get("max").asText();
        String size = min.equals(max) ? max : min + " to " + max;
        return kind + " (\\S+/)?" + Pattern.quote(known.get("name").asText()) + " .*keeps .*" + Pattern.quote(target)
                + " at " + size + " replicas: ";
    }

    /** How many alerts and recording rules a group has. */
    private static String group(String name, Map<String, Integer> counts) {
        String alerts = counts.containsKey("alert") ? ".*\\b" + counts.get("alert") + " alerts?\\b" : "";
        String records = counts.containsKey("record") ? ".*\\b" + counts.get("record") + " recording rules?\\b" : "";
        return "rule group " + (name.isEmpty() ? "" : Pattern.quote(name) + " ") + "evaluates" + alerts + records;
    }

    private static Optional<String> found(JsonNode resource) {
        String type = resource.get("type").asText();
        JsonNode props = resource.get("props");
        if (type.endsWith("AutoScalingGroup")) {
            return Optional.of("Auto Scaling group .*instances");
        }
        if (type.endsWith("ScalableTarget")) {
            return Optional.of(" target .*, " + props.get("MinCapacity").asText() + " to "
                    + props.get("MaxCapacity").asText() + " ");
        }
        String policy = props.path("PolicyType").asText("SimpleScaling");
        return type.endsWith("ScalingPolicy") ? Optional.of(POLICIES.get(policy)) : Optional.empty();
    }

    private static Stream<JsonNode> each(JsonNode node, String field) {
        return StreamSupport.stream(node.path(field).spliterator(), false);
    }

    private static Checked check(String file) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Terminal terminal = new Terminal(new PrintWriter(out), new PrintWriter(err), false, false, 100);
        Exit exit = new Commands(Main.verbs(), terminal, true)
                .run("check", corpus().resolve(file).toString());
        return new Checked(exit, out.toString(), err.toString());
    }

    private static List<JsonNode> expected() throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(corpus().resolve("expected.jsonl"))) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }

    private static Path corpus() {
        Optional<Path> folder = Stream.iterate(Path.of("").toAbsolutePath(), path -> path != null, Path::getParent)
                .map(path -> path.resolve("shared/corpus"))
                .filter(Files::isDirectory)
                .findFirst();
        assumeTrue(folder.isPresent(), "no shared/corpus beside the checkout: the real files are not there");
        return folder.orElseThrow();
    }
}
