package dev.tenfold.calibration;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A calibrated service as a scenario that a person can read and edit: each value below a comment that says where it
 * comes from, how well it fits and what it does not know.
 */
public final class ScenarioText {
    /** Values that a scenario has no key for: told in a comment. */
    private static final Set<String> WITHOUT_KEY =
            Set.of(Calibration.IDLE_CPU, Calibration.HELD_CPU, Calibration.SCALABILITY);

    private static final int WIDTH = 110;
    private static final double LONGEST_SECONDS = 31 * 86_400.0;
    private static final long FIRST_DATE_MILLIS = 100_000_000_000L;
    private static final String COLUMN = "level";

    private final List<String> lines = new ArrayList<>();
    private final Calibration calibration;

    private ScenarioText(Calibration calibration) {
        this.calibration = calibration;
    }

    /**
     * Writes a scenario.
     *
     * @param service what the service is called
     * @param calibration its values
     * @param from the files they come from, for people
     * @param trace the file of the load beside the scenario, used where the load is not flat
     * @param policies files of policies, relative to the scenario
     */
    public static String of(
            String service, Calibration calibration, List<String> from, String trace, List<String> policies) {
        ScenarioText text = new ScenarioText(calibration);
        text.head(service, from);
        text.service(service);
        text.load(service, trace);
        text.policies(policies);
        return String.join("\n", text.lines) + "\n";
    }

    /** The load as a file that a scenario plays; one line an interval. */
    public static String trace(Traffic traffic) {
        StringBuilder csv = new StringBuilder("seconds,").append(COLUMN).append('\n');
        for (int i = 0; i < traffic.times().length; i++) {
            csv.append(Digits.decimals(traffic.times()[i], 3))
                    .append(',')
                    .append(Digits.decimals(traffic.levels()[i], 4))
                    .append('\n');
        }
        return csv.toString();
    }

    private void head(String service, List<String> from) {
        comment(
                "",
                "Fitted by ./tenfold import to " + String.join(", ", from)
                        + ". Made to be edited: nothing reads the comments.");
        lines.add("title: " + quoted(service + " as measured"));
        long first = calibration.measurements().observations().get(0).atMillis();
        if (first > FIRST_DATE_MILLIS) {
            Instant start = Instant.ofEpochMilli(first).truncatedTo(ChronoUnit.SECONDS);
            lines.add("start: " + start + " # when the measurements begin");
        }
        if (calibration.traffic().seconds() > LONGEST_SECONDS) {
            lines.add("length: 31d # the longest that is rehearsed; the measurements are longer");
        }
        lines.add("");
    }

    private void service(String service) {
        lines.add("services:");
        lines.add("  " + quoted(service) + ":");
        for (Parameter each : calibration.parameters()) {
            String fit = each.fit().isEmpty() ? "" : "; " + each.fit();
            boolean keyed = !WITHOUT_KEY.contains(each.name());
            comment(
                    "    ",
                    (keyed ? "" : each.name() + " " + each.value() + ", which scenarios have no key for: ")
                            + each.origin()
                            + fit);
            each.warnings().forEach(warning -> comment("    ", "Caution: " + warning));
            if (each.name().equals("start-up")) {
                lines.add("    start-up: " + startUp(each.value()));
            } else if (keyed) {
                lines.add("    " + each.name() + ": " + each.value());
            }
        }
        lines.add("");
    }

    /** A median, and a law around it where starts differed by more than their spelling shows. */
    private String startUp(String median) {
        String p95 = calibration.startUp().map(fit -> Digits.time(fit.p95())).orElse(median);
        return "{provisioning: 0s, readiness: " + median + (p95.equals(median) ? "}" : ", p95: " + p95 + "}");
    }

    private void load(String service, String trace) {
        Traffic traffic = calibration.traffic();
        traffic.notes().forEach(note -> comment("", note));
        traffic.warnings().forEach(warning -> comment("", "Caution: " + warning));
        lines.add("load:");
        lines.add("  service: " + quoted(service));
        boolean users = traffic.unit() == Traffic.Unit.USERS;
        String level = plain(traffic.middle());
        lines.add("  start: " + level + (users ? "" : "/s") + " # its middle; what x10 is ten times of");
        traffic.thinkSeconds()
                .ifPresent(think -> lines.add("  think: " + Digits.time(think) + " # users / rate - response time"));
        if (!calibration.endpoints().isEmpty()) {
            lines.add("  endpoints:");
            for (EndpointMix.Endpoint each : calibration.endpoints()) {
                String weight = new BigDecimal(Digits.decimals(Math.max(0.01, each.share() * 100), 2)).toPlainString();
                lines.add("    - {path: " + quoted(each.path()) + ", weight: " + weight + "}");
            }
        }
        lines.add("  stages:");
        if (traffic.isFlat()) {
            double seconds = traffic.seconds() > 0 ? Math.min(traffic.seconds(), LONGEST_SECONDS) : 600;
            lines.add("    - hold: {lasts: " + Digits.decimals(Math.max(1, Math.round(seconds)), 0) + "s}");
        } else {
            lines.add("    - trace: {file: " + quoted(trace) + ", column: " + COLUMN + ", values: level}");
        }
    }

    private void policies(List<String> policies) {
        lines.add("");
        if (policies.isEmpty()) {
            comment("", "Nothing scales it yet. Name the policy that runs in production, such as");
            lines.add("# policies:");
            lines.add("#   - file: hpa.yaml");
            return;
        }
        lines.add("policies:");
        policies.forEach(file -> lines.add("  - file: " + quoted(file)));
    }

    private void comment(String indent, String text) {
        StringBuilder line = new StringBuilder(indent).append('#');
        for (String word : text.split("\\s+")) {
            if (line.length() + 1 + word.length() > WIDTH && line.length() > indent.length() + 1) {
                lines.add(line.toString());
                line = new StringBuilder(indent).append('#');
            }
            line.append(' ').append(word);
        }
        lines.add(line.toString());
    }

    private static String plain(double number) {
        return Digits.of(Math.max(0, number));
    }

    /** As YAML takes it for a text, whatever is in it. */
    private static String quoted(String text) {
        if (text.matches("[A-Za-z/][A-Za-z0-9_./-]*( [A-Za-z0-9_./-]+)*")
                && !text.matches("(?i)(y|n|yes|no|true|false|on|off|null)")) {
            return text;
        }
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ' || c == 0x7f || Character.isSurrogate(c) || c == 0xfeff) {
                quoted.append(' ');
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
