package dev.tenfold.policy.resource;

import dev.tenfold.document.Node;
import dev.tenfold.document.Scalar;
import dev.tenfold.policy.nomad.Check;
import dev.tenfold.policy.nomad.CheckError;
import dev.tenfold.policy.nomad.Strategy;
import dev.tenfold.policy.nomad.StrategyError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads the {@code check} blocks of a policy. */
final class NomadChecks {
    private static final String DEFAULT_SOURCE = "nomad-apm";
    private static final List<String> ON_ERROR = List.of("ignore", "fail");

    private NomadChecks() {}

    /** The checks that are complete. */
    static List<Check> read(Section policy) {
        Optional<String> onCheckError = onError(policy, "on_check_error");
        List<Check> checks = new ArrayList<>();
        for (Section named : policy.sections("check")) {
            for (String name : named.keys()) {
                named.section(name)
                        .flatMap(check -> check(name, check, onCheckError))
                        .ifPresent(checks::add);
            }
        }
        return checks;
    }

    private static Optional<String> onError(Section section, String key) {
        Optional<String> written = section.name(key);
        written.filter(text -> !ON_ERROR.contains(text))
                .ifPresent(text -> section.warn(
                        key, section.path(key) + " is " + text + ", which is neither ignore nor fail: ignore holds"));
        return written;
    }

    private static Optional<Check> check(String name, Section check, Optional<String> onCheckError) {
        check.require("strategy");
        Optional<Strategy> strategy = strategy(check);
        Optional<Duration> window = NomadScaling.duration(check, "query_window");
        Optional<Duration> offset = NomadScaling.duration(check, "query_window_offset");
        Optional<String> onError = onError(check, "on_error");
        if (strategy.map(Strategy::needsMetric).orElse(false)) {
            check.require("query");
            check.leftOut("source", DEFAULT_SOURCE);
            check.leftOut("query_window", "1m");
        }
        return strategy.map(known -> new Check(
                name,
                check.name("group").orElse(""),
                check.name("source").orElse(DEFAULT_SOURCE),
                check.name("query").orElse(""),
                window.orElse(Check.DEFAULT_QUERY_WINDOW),
                offset.orElse(Duration.ZERO),
                CheckError.inForce(onError, onCheckError),
                known));
    }

    private static Optional<Strategy> strategy(Section check) {
        Optional<Section> named = check.section("strategy");
        List<String> names = named.map(Section::keys).orElse(List.of());
        if (named.isPresent() && names.size() != 1) {
            check.error("strategy", "must be one strategy with a name");
        }
        if (names.size() != 1) {
            return Optional.empty();
        }
        String name = names.get(0);
        Map<String, String> settings = new TreeMap<>();
        Section written = named.get().section(name).orElse(null);
        if (written == null) {
            check.error("strategy", "must be a block with a name");
            return Optional.empty();
        }
        boolean settled = true;
        for (String key : written.keys()) {
            Node value = written.node(key).orElse(null);
            if (value instanceof Scalar scalar && Unsettled.isSettled(value)) {
                settings.put(key, scalar.text());
            } else if (value instanceof Scalar) {
                written.open(key, value);
                settled = false;
            }
        }
        try {
            return settled ? Optional.of(Strategy.of(name, settings)) : Optional.empty();
        } catch (StrategyError refused) {
            String rule = "is refused by the plugin " + name + ": " + refused.getMessage();
            check.findings().error(check.place("strategy"), check.path("strategy"), rule, "");
            return Optional.empty();
        }
    }
}
