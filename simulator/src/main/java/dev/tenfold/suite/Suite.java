package dev.tenfold.suite;

import dev.tenfold.scenario.Scenario;
import java.util.List;

/**
 * Scenarios that are run together because they say so: {@code suites: [spike]} in a scenario makes it part of the suite
 * {@code spike}. The types of test are grouped: {@code quick}, for every change, takes smoke and spike too;
 * {@code release} takes all that {@code quick} takes, and load, stress and soak.
 *
 * @param name as scenarios spell it
 */
public record Suite(String name) {
    private static final List<String> QUICK = List.of("quick", TestType.SMOKE.toString(), TestType.SPIKE.toString());

    public Suite {
        if (!name.matches(Scenario.SUITE)) {
            throw new IllegalArgumentException("a suite is called by small letters, digits and -, was " + name);
        }
    }

    /** Whether a scenario is part of it. */
    public boolean takes(Scenario scenario) {
        return scenario.suites().stream().anyMatch(this::covers);
    }

    private boolean covers(String named) {
        return switch (name) {
            case "quick" -> QUICK.contains(named);
            case "release" ->
                named.equals("release")
                        || QUICK.contains(named)
                        || TestType.called(named).isPresent();
            default -> named.equals(name);
        };
    }
}
