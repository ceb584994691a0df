package dev.tenfold.cli;

import dev.tenfold.document.BadInput;
import dev.tenfold.document.Names;
import dev.tenfold.document.Problems;
import dev.tenfold.drive.engine.Tool;
import dev.tenfold.drive.engine.Traffic;
import dev.tenfold.scenario.ScenarioReader;
import dev.tenfold.scenario.Script;
import java.math.BigDecimal;
import java.math.MathContext;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What {@code export} and {@code drive} have in common: an engine, and the load of a scenario at a scale.
 *
 * @param tool the engine
 * @param traffic the load
 */
record EngineRequest(Tool tool, Traffic traffic) {
    static final Option TARGET = new Option(
            "--target",
            "",
            "[SERVICE=]URL",
            true,
            "Where requests go: all of them, or those to one service (default: http://SERVICE). Repeatable.");
    static final Option SCALE = Option.value(
            "--scale", "FACTOR", "Level of the load over the scenario's, such as 1/50 or 0.1 (default: 1).");

    /** @param engine the option that names the engine */
    static EngineRequest of(Given given, Option engine) throws Misuse, BadInput {
        List<String> complaints = new ArrayList<>();
        String word = given.value(engine).orElse("");
        if (Tool.of(word).isEmpty()) {
            complaints.add(engine.name() + " must be one of " + String.join(", ", Tool.words()) + ", was "
                    + (word.isEmpty() ? "missing" : word));
            Names.nearest(word, Tool.words()).ifPresent(guess -> complaints.add("Maybe " + guess + "?"));
        }
        if (given.operands().size() != 1) {
            complaints.add("takes one SCENARIO");
        }
        Map<String, String> targets = targets(given, complaints);
        double scale = scale(given.value(SCALE).orElse("1"), complaints);
        if (!complaints.isEmpty()) {
            throw new Misuse(complaints);
        }
        Problems problems = new Problems();
        Path file = Path.of(given.operands().get(0));
        Script script = ScenarioReader.read(file, Caches.formats(), given.values(Option.SET), problems)
                .orElse(null);
        problems.throwIfAny();
        Traffic traffic = ScenarioTraffic.of(script, targets, scale);
        Tool tool = Tool.of(word).orElseThrow();
        if (tool == Tool.HYPERFOIL && traffic.closed()) {
            throw new Misuse(List.of(
                    engine.name() + " hyperfoil takes loads of a rate only, and this scenario has users",
                    "Maybe k6, gatling, locust or jmeter?"));
        }
        return new EngineRequest(tool, traffic);
    }

    private static Map<String, String> targets(Given given, List<String> complaints) {
        Map<String, String> targets = new LinkedHashMap<>();
        for (String text : given.values(TARGET)) {
            int equals = text.indexOf('=');
            boolean named = equals > 0 && text.substring(0, equals).matches("[\\w.-]+");
            String address = named ? text.substring(equals + 1) : text;
            if (!address.matches("https?://[^/?#\\s]+(/[^?#\\s]*)?")
                    || URI.create(address).getHost() == null) {
                complaints.add("--target must be URL or SERVICE=URL, such as web=http://127.0.0.1:8080, was " + text);
            }
            targets.put(named ? text.substring(0, equals) : "", address);
        }
        return targets;
    }

    private static double scale(String text, List<String> complaints) {
        String[] parts = text.replaceFirst("^x", "").split("/", -1);
        try {
            BigDecimal over = parts.length == 2 ? new BigDecimal(parts[1]) : BigDecimal.ONE;
            BigDecimal scale = new BigDecimal(parts[0]).divide(over, MathContext.DECIMAL64);
            if (parts.length <= 2 && scale.signum() > 0) {
                return scale.doubleValue();
            }
        } catch (ArithmeticException | NumberFormatException wrong) {
            // Told below.
        }
        complaints.add("--scale must be a factor > 0, such as 1/50 or 0.1, was " + text);
        return 1;
    }
}
