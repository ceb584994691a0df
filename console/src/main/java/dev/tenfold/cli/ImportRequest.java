package dev.tenfold.cli;

import dev.tenfold.calibration.Assignment;
import dev.tenfold.calibration.Calibration;
import dev.tenfold.calibration.Role;
import dev.tenfold.document.Names;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What {@code ./tenfold import} was asked for, checked: nothing is read before all of it makes sense.
 *
 * @param files by path, each with the role of all its series where a person gave one
 * @param service what the service is called
 * @param where labels that series must have
 * @param assignments roles of series by name
 * @param known what a person says of the service
 * @param logFormat how lines of access logs are laid out; empty to recognise it
 * @param out where the scenario goes
 * @param trace where its load goes
 * @param policies files of policies, relative to the scenario
 */
record ImportRequest(
        Map<String, Optional<Role>> files,
        String service,
        Map<String, String> where,
        List<Assignment> assignments,
        Calibration.Given known,
        String logFormat,
        Path out,
        Path trace,
        List<String> policies) {
    private static final String DEFAULT_FILE = "scenario.yaml";

    private static final Option OUT = Option.value(
            "--out", "FILE", "Write the scenario here (default: " + DEFAULT_FILE + "), its load beside it.");
    private static final Option SERVICE = Option.value(
            "--service",
            "NAME",
            "What the service is called; of files that hold several, only series with this name in a label count"
                    + " (default: service).");
    private static final Option WHERE = new Option(
            "--where", "", "LABEL=VALUE", true, "Only series with this label count, such as run=7. Repeatable.");
    private static final Option AS = new Option(
            "--as",
            "",
            "ROLE=FILE",
            true,
            "All series of FILE are ROLE: rate, failures, busy, cpu, replicas, wanted, users, latency, p50, p95, p99."
                    + " Repeatable.");
    private static final Option CORES =
            Option.value("--cores", "N", "Cores of a replica, its CPU limit: measurements do not tell it.");
    private static final Option UTILIZATION = Option.value(
            "--utilization",
            "SHARE",
            "CPU that its autoscaler aims at, such as 70%: then what pods request follows from the replicas.");
    private static final Option POLICY =
            new Option("--policy", "", "FILE", true, "Name this file of policies in the scenario. Repeatable.");
    private static final Option LOG_FORMAT = Option.value(
            "--log-format",
            "FORMAT",
            "How lines of the access logs are laid out, as Apache's LogFormat or nginx' say.");
    private static final Option FORCE = Option.flag("--force", "", "Overwrite files that are there.");
    private static final Map<Role, Option> ROLES = roles();

    private static Map<Role, Option> roles() {
        Map<Role, String> helps = new EnumMap<>(Role.class);
        helps.put(Role.RATE, "requests a second, or a counter of requests");
        helps.put(Role.FAILURES, "failed requests a second, or a counter of them");
        helps.put(Role.CPU, "cores in use, or a counter of CPU seconds");
        helps.put(Role.REPLICAS, "replicas that are ready");
        helps.put(Role.WANTED, "replicas that are wanted");
        helps.put(Role.USERS, "users at once");
        helps.put(Role.LATENCY, "mean response time, seconds");
        helps.put(Role.P50, "median response time, seconds");
        helps.put(Role.P95, "95th percentile of the response time, seconds");
        helps.put(Role.P99, "99th percentile of the response time, seconds");
        Map<Role, Option> options = new EnumMap<>(Role.class);
        helps.forEach((role, help) ->
                options.put(role, Option.value("--" + role.word(), "COLUMN", "The column or metric of " + help + ".")));
        return options;
    }

    /** The options, in the order of help. */
    static List<Option> options() {
        List<Option> options = new ArrayList<>(List.of(OUT, SERVICE, WHERE));
        options.addAll(ROLES.values());
        options.addAll(List.of(AS, CORES, UTILIZATION, POLICY, LOG_FORMAT, FORCE, Option.QUIET));
        return List.copyOf(options);
    }

    static ImportRequest of(Given given) throws Misuse {
        List<String> complaints = new ArrayList<>();
        Map<String, Optional<Role>> files = new LinkedHashMap<>();
        given.operands().forEach(file -> files.put(file, Optional.empty()));
        for (String pair : given.values(AS)) {
            role(pair, complaints)
                    .ifPresent(role -> files.put(pair.substring(pair.indexOf('=') + 1), Optional.of(role)));
        }
        Map<String, String> where = new LinkedHashMap<>();
        for (String pair : given.values(WHERE)) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                complaints.add("--where must be LABEL=VALUE, was " + pair);
            } else {
                where.put(pair.substring(0, equals), pair.substring(equals + 1));
            }
        }
        Path out = Path.of(given.value(OUT).orElse(DEFAULT_FILE));
        Path trace = out.resolveSibling(out.getFileName().toString().replaceFirst("\\.ya?ml$", "") + ".load.csv");
        for (Path file : List.of(out, trace)) {
            if (Files.exists(file) && !given.has(FORCE)) {
                complaints.add(file + " is there already; --force overwrites it");
            }
        }
        ImportRequest request = new ImportRequest(
                files,
                given.value(SERVICE).orElse("service"),
                where,
                assignments(given, complaints),
                new Calibration.Given(
                        number(given, CORES, 1024, complaints), number(given, UTILIZATION, 10, complaints)),
                given.value(LOG_FORMAT).orElse(""),
                out,
                trace,
                policies(given, out, complaints));
        if (!complaints.isEmpty()) {
            throw new Misuse(complaints);
        }
        return request;
    }

    private static Optional<Role> role(String pair, List<String> complaints) {
        int equals = pair.indexOf('=');
        String word = equals < 0 ? pair : pair.substring(0, equals);
        Optional<Role> role = Arrays.stream(Role.values())
                .filter(each -> each.word().equals(word))
                .findFirst();
        if (role.isEmpty() || equals < 0 || equals == pair.length() - 1) {
            List<String> words = Arrays.stream(Role.values()).map(Role::word).toList();
            complaints.add("--as must be ROLE=FILE, was " + pair);
            Names.nearest(word, words).ifPresent(guess -> complaints.add("Maybe " + guess + "=FILE?"));
            return Optional.empty();
        }
        return role;
    }

    private static List<Assignment> assignments(Given given, List<String> complaints) {
        List<Assignment> assignments = new ArrayList<>();
        ROLES.forEach((role, option) -> given.value(option).ifPresent(text -> {
            try {
                assignments.add(Assignment.parse(role, text));
            } catch (IllegalArgumentException wrong) {
                complaints.add("--" + wrong.getMessage());
            }
        }));
        return assignments;
    }

    private static OptionalDouble number(Given given, Option option, double most, List<String> complaints) {
        String text = given.value(option).orElse("");
        if (text.isEmpty()) {
            return OptionalDouble.empty();
        }
        String digits =
                text.endsWith("%") ? text.substring(0, text.length() - 1).strip() : text;
        try {
            double number = Double.parseDouble(digits) / (text.endsWith("%") ? 100 : 1);
            if (number > 0 && number <= most) {
                return OptionalDouble.of(number);
            }
        } catch (NumberFormatException wrong) {
            // Told below, together with numbers out of range.
        }
        complaints.add(option.name() + " must be a number > 0 and at most " + (long) most + ", was " + text);
        return OptionalDouble.empty();
    }

    /** Relative to the scenario, as it names them. */
    private static List<String> policies(Given given, Path out, List<String> complaints) {
        given.values(POLICY).stream()
                .filter(file -> !Files.isRegularFile(Path.of(file)))
                .forEach(file -> complaints.add("--policy must name a file, was " + file));
        Path folder = out.toAbsolutePath().normalize().getParent();
        return given.values(POLICY).stream()
                .map(file -> Path.of(file).toAbsolutePath().normalize())
                .map(file -> (folder == null ? file : folder.relativize(file))
                        .toString()
                        .replace('\\', '/'))
                .toList();
    }
}
